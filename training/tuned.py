"""An ONNX network as torch trains it further, and back: its graph stays as it is, and only its weights change."""

from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnx2torch import convert
from torch import nn

SHARES = (0.5, 0.75, 1.0)
"""How far from where it began a network is measured (Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022)."""


class Tunable:
    """A network to be trained further.

    Its batch norms stay as they are (the network is always in its serving mode).

    Args:
        path: the ONNX file. Its inputs' sizes are multiples of its strides.
        without_last: the kind of its last operator, where that is not wanted in training.

    Raises:
        ValueError: the network ends otherwise.
    """

    def __init__(self, path: Path, *, without_last: str | None = None) -> None:
        self._model = onnx.load(path)
        copy = onnx.ModelProto()
        copy.CopyFrom(self._model)
        _pad_plainly(copy)
        if without_last is not None:
            last = copy.graph.node[-1]
            if last.op_type != without_last:
                raise ValueError(f"{path} ends in {last.op_type}, not {without_last}")
            before = next(node for node in copy.graph.node if last.input[0] in node.output)
            before.output[0] = last.output[0]
            copy.graph.node.remove(last)
        self.module: nn.Module = convert(copy).eval()
        _free(self.module)
        # The conversion keeps no names: a weight is known by its values. What several share stays as it is.
        keys = [(_key(numpy_helper.to_array(each)), each.name) for each in self._model.graph.initializer]
        often = Counter(key for key, _ in keys)
        known = {key: name for key, name in keys if often[key] == 1}
        self.names: dict[str, str] = {}
        for name, weight in self.module.named_parameters():
            found = known.get(_key(weight.detach().numpy()))
            if found is None:
                weight.requires_grad_(requires_grad=False)
            else:
                self.names[name] = found

    def save(self, path: Path) -> None:
        """Write the network with the weights as they are now, kept in half precision; it is served in single."""
        weights = {self.names[name]: weight for name, weight in self.module.named_parameters() if name in self.names}
        model = onnx.ModelProto()
        model.CopyFrom(self._model)
        for each in model.graph.initializer:
            if each.name in weights:
                each.CopyFrom(numpy_helper.from_array(weights[each.name].detach().numpy(), each.name))
        path.parent.mkdir(parents=True, exist_ok=True)
        onnx.save(halved(model), path)

    def weights(self) -> dict[str, torch.Tensor]:
        """A copy of what is trained, by name."""
        return {name: weight.detach().clone() for name, weight in self.module.named_parameters() if name in self.names}

    def mix(self, first: dict[str, torch.Tensor], second: dict[str, torch.Tensor], share: float) -> None:
        """Set the weights to those between two, ``share`` of the way from the first to the second."""
        with torch.no_grad():
            for name, weight in self.module.named_parameters():
                if name in self.names:
                    weight.copy_((1 - share) * first[name] + share * second[name])


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The network with its weights kept in half precision, and made single again when it is loaded."""
    halves = onnx.ModelProto()
    halves.CopyFrom(model)
    casts = []
    for each in halves.graph.initializer:
        weight = numpy_helper.to_array(each)
        if weight.dtype != np.float32 or weight.size == 1:
            continue
        name = f"{each.name}.half"
        casts.append(onnx.helper.make_node("Cast", [name], [each.name], name=f"{name}.cast", to=onnx.TensorProto.FLOAT))
        each.CopyFrom(numpy_helper.from_array(weight.astype(np.float16), name))
    nodes = [*casts, *halves.graph.node]
    del halves.graph.node[:]
    halves.graph.node.extend(nodes)
    onnx.checker.check_model(halves)
    return halves


def _key(weights: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> tuple[tuple[int, ...], bytes]:
    return weights.shape, weights.tobytes()


def _pad_plainly(model: onnx.ModelProto) -> None:
    """Say in numbers how much is padded, where the operator says that its output has its input's size over the stride."""
    for node in model.graph.node:
        about = {each.name: each for each in node.attribute}
        if about.get("auto_pad") is None or about["auto_pad"].s != b"SAME_UPPER":
            continue
        kernel = list(about["kernel_shape"].ints)
        strides = list(about["strides"].ints) if "strides" in about else [1] * len(kernel)
        padded = [max(size - step, 0) for size, step in zip(kernel, strides, strict=True)]
        for name in ("auto_pad", "pads"):
            if name in about:
                node.attribute.remove(about[name])
        node.attribute.append(
            onnx.helper.make_attribute("pads", [each // 2 for each in padded] + [each - each // 2 for each in padded])
        )


def _free(module: nn.Module) -> None:
    """Make weights of what the conversion took for constants: biases, norms, the weights of products."""
    for inner in module.modules():
        for name, constant in list(inner.named_buffers(recurse=False)):
            if constant.is_floating_point() and constant.numel() > 1 and "running" not in name:
                del inner._buffers[name]  # noqa: SLF001 a buffer has no other way to become a parameter
                inner.register_parameter(name, nn.Parameter(constant.clone()))
