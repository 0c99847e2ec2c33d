"""Papers in other languages in words of our own, and what is to be said of them. The people are invented."""

from shared.events import Family
from tests.unit.classify.written import Case

ABROAD = (
    Case(
        "aws",
        """aws certified
        # AWS Certified Solutions Architect - Associate
        Alex Morgan
        has successfully completed the AWS Certification requirements and is recognized as an
        AWS Certified Solutions Architect - Associate
        Issue Date: Mar 14, 2024
        Expiration Date: Mar 14, 2027
        Validation Number ABCD1234EFGH5678
        Validate at: http://aws.amazon.com/verification""",
        Family.VOCATIONAL_SKILL,
        "aws_solutions_architect",
        {
            "holder": "Alex Morgan",
            "number": "ABCD1234EFGH5678",
            "issued_on": "2024-03-14",
            "valid_until": "2027-03-14",
        },
    ),
    Case(
        "ccna",
        """CISCO
        # Cisco Certified Network Associate
        Jamie Lee
        has successfully completed the Cisco certification exam requirements and is recognized as a
        CCNA
        Cisco ID No. CSCO12345678
        Date Certified: June 2, 2023
        Valid Through: June 2, 2026""",
        Family.VOCATIONAL_SKILL,
        "cisco_ccna",
        {"holder": "Jamie Lee", "number": "CSCO12345678", "valid_until": "2026-06-02"},
    ),
    Case(
        "foreign diploma",
        """# Riverdale University
        upon the recommendation of the faculty
        has conferred upon
        Taylor Quinn
        the degree of
        Bachelor of Science in Physics
        with all the rights and privileges thereunto appertaining
        In witness whereof, this fifteenth day, May 15, 2020
        Chancellor | Registrar""",
        Family.ACADEMIC_DEGREE,
        "foreign_diploma",
        {"holder": "Taylor Quinn", "issued_on": "2020-05-15"},
    ),
    Case(
        "ielts",
        """# Test Report Form
        International English Language Testing System
        Family Name | MORGAN
        First Name(s) | ALEX
        Listening | 7.5 | Reading | 8.0 | Writing | 6.5 | Speaking | 7.0
        Overall Band Score | 7.5
        CEFR Level | C1
        Date 12/03/2023
        Test Report Form Number | 23CN001234MORA001A""",
        Family.EXAM_SCORE,
        "ielts",
        {"number": "23CN001234MORA001A"},
    ),
    Case(
        "coursera",
        """# COURSE CERTIFICATE
        Feb 3, 2024
        Jordan Smith
        has successfully completed
        Machine Learning Foundations
        an online non-credit course authorized by Riverdale University and offered through Coursera
        Verify at: https://coursera.org/verify/ABCDE12345FG
        Coursera has confirmed the identity of this individual and their participation in the course.""",
        Family.COURSE_CERTIFICATE,
        "coursera_course",
        {"holder": "Jordan Smith", "subject": "Machine Learning Foundations", "issued_on": "2024-02-03"},
    ),
    Case(
        "edx",
        """# Verified Certificate of Achievement
        This is to certify that
        Casey Brown
        successfully completed and received a passing grade in
        Introduction to Statistics
        a course of study offered by RiverdaleX, an online learning initiative of Riverdale University through edX.
        Verify the authenticity of this certificate at courses.edx.org/certificates
        Issued July 9, 2022""",
        Family.COURSE_CERTIFICATE,
        "edx_course",
        {"holder": "Casey Brown", "issued_on": "2022-07-09"},
    ),
    Case(
        "udemy",
        """Udemy
        Certificate no: UC-0a1b2c3d-4e5f
        Certificate url: ude.my/UC-0a1b2c3d-4e5f
        CERTIFICATE OF COMPLETION
        # The Complete Baking Course
        Instructors Robin Field
        # Riley Johnson
        Date Jan. 5, 2023
        Length 22 total hours""",
        Family.COURSE_CERTIFICATE,
        "udemy_course",
        {"holder": "Riley Johnson", "issued_on": "2023-01-05"},
    ),
    Case(
        "attendance, german",
        """# Teilnahmebescheinigung
        Frau Robin Weber
        hat am Kurs Projektmanagement teilgenommen
        Schulung 16 Stunden
        Berlin, 8. Mai 2022""",
        Family.COURSE_CERTIFICATE,
        "workshop_attendance",
        {"issued_on": "2022-05-08"},
    ),
    Case(
        "mcm",
        """# Mathematical Contest In Modeling
        Certificate of Achievement
        Be It Known That The Team Of
        Alex Morgan
        Jamie Lee
        Was Designated As
        Meritorious Winner
        COMAP 2023""",
        Family.AWARD,
        "mathematical_contest_in_modeling",
        {"level": "Meritorious Winner"},
    ),
    Case(
        "participation",
        """# CERTIFICATE OF PARTICIPATION
        This certificate is proudly presented to
        Morgan Reed
        for participating in the Riverdale Robotics Competition
        held on 21st October 2023""",
        Family.AWARD,
        "contest_participation",
        {"holder": "Morgan Reed", "issued_on": "2023-10-21"},
    ),
    Case(
        "employment, english",
        """# Employment Verification Letter
        To whom it may concern
        This is to certify that Alex Morgan has been employed by Riverdale Trading Ltd as Senior Analyst since 2018.
        Human Resources
        March 3, 2024""",
        Family.EMPLOYMENT_PROOF,
        "employment_letter",
        {"holder": "Alex Morgan", "issued_on": "2024-03-03"},
    ),
    Case(
        "novel",
        """The rain had not stopped for three days when the old man
        opened the door of the lighthouse and looked at the sea.
        Nothing moved on the grey water but a single boat.""",
        Family.NOT_A_CREDENTIAL,
        None,
    ),
)
