"""The weights that come with Askwell, for whom the first file is the first there is.

Fitted on 30,000 invented rows (seed 7, one of those that rules were tuned on).
"""

from askwell.practice.identifying.matching.weights import Model

SHIPPED = Model(
    m={
        "given": (0.0371, 0.0461, 0.0132, 0.0447, 0.8589),
        "family": (0.0461, 0.0188, 0.029, 0.9061),
        "emails": (0.3553, 0.6447),
        "phones": (0.3383, 0.6617),
        "profile": (0.0008, 0.9992),
        "employer": (0.0437, 0.0016, 0.0275, 0.9271),
        "title": (0.061, 0.0006, 0.9384),
        "city": (0.0255, 0.9745),
        "middle": (0.0007, 0.9993),
    },
    u={
        "given": (0.994, 0.00257, 0.000498, 0.000536, 0.0019),
        "family": (0.998, 0.000236, 2.83e-05, 0.00215),
        "emails": (1.0, 7.85e-05),
        "phones": (1.0, 0.000434),
        "profile": (1.0, 6.91e-05),
        "employer": (0.98, 0.0165, 0.000883, 0.00296),
        "title": (0.985, 0.00597, 0.00882),
        "city": (0.965, 0.0349),
        "middle": (0.942, 0.0582),
    },
)
