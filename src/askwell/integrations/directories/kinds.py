"""The words people use for kinds of business, beside the codes that directories use."""

from functools import lru_cache

from askwell.kernel import names

_ALSO = (
    "physiotherapist physiotherapy physio physical_therapy physical_therapist",
    "doctor doctors physician general_practitioner gp family_practice medical_doctor",
    "dentist dental general_dentistry",
    "psychologist psychology",
    "counselor counsellor counselling counseling_and_mental_health mental_health",
    "psychotherapist psychotherapy counseling_and_mental_health",
    "chiropractor chiropractic",
    "massage_therapy massage masseur",
    "naturopath naturopathic_holistic alternative_medicine",
    "optometrist optician eye_care",
    "midwife midwives",
    "nutritionist dietitian dietician",
    "veterinarian vet veterinary",
    "pharmacy chemist drugstore",
    "lawyer attorney solicitor legal_services law_firm",
    "accountant accounting bookkeeper tax_advisor",
    "architect architects architectural_designer",
    "estate_agent real_estate_agent realtor",
    "car_repair automotive_repair garage mechanic",
    "hairdresser hair_salon barber",
    "grocery supermarket grocery_store",
    "nurse nurse_practitioner",
    "bakery baker",
    "library librarian",
    "school teacher education",
    "software_development software software_company it",
    "employment_agency recruiter staffing",
)


@lru_cache(8192)
def words(kind: str, family: str = "") -> str:
    """Return the words a kind is found by: those of its code, of its family, and what people call it."""
    own = names.words(f"{kind} {family}".replace("_", " "))
    own += [word for also in _families_of(kind) for word in names.words(also.replace("_", " "))]
    return " ".join(dict.fromkeys(own))


def _families_of(kind: str) -> list[str]:
    code = kind.casefold().replace(" ", "_")
    return [also for also in _ALSO if code in also.split()] if code else []


def shown(kind: str) -> str:
    """Return a kind as people read it: "physical therapy"."""
    return kind.replace("_", " ").replace(";", ", ").strip()
