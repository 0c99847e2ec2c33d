"""How well credentials are recognised: pictures through the services' own functions, and figures with their intervals.

``labels`` and ``drawn`` say what is asked, ``run`` and ``worker`` put it through decoding, reading and recognition,
``report`` counts, ``show`` and ``page`` tell.
"""
