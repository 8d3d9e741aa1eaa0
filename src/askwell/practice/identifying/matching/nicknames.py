"""Names people call each other: by the short form, the given names it may stand for."""

from functools import lru_cache

_SHORT_FORMS = {
    "abigail": "abby gail", "albert": "al bert", "aleksandra": "ola", "alexander": "alex sandy sasha xander",
    "alexandra": "alex sandra sasha", "alfred": "alf fred", "amanda": "mandy", "andrew": "andy drew",
    "anthony": "tony", "barbara": "barb babs", "benjamin": "ben benny", "catherine": "cat cate cathy",
    "charles": "charlie chas chuck", "christina": "chris tina", "christine": "chris tina",
    "christopher": "chris kit", "cynthia": "cindy", "daniel": "dan danny", "david": "dave davy",
    "deborah": "deb debbie", "donald": "don donny", "dorothy": "dot dottie", "douglas": "doug",
    "edward": "ed eddie ned ted", "elizabeth": "beth betty eliza libby liz lizzie",
    "francisco": "paco pancho",
    "frederick": "fred freddie", "geoffrey": "geoff", "gerald": "gerry jerry", "gregory": "greg",
    "henry": "hank harry", "ignacio": "nacho", "jacqueline": "jackie", "james": "jamie jim jimmy",
    "jeffrey": "jeff", "jennifer": "jen jenny", "jessica": "jess jessie", "joanna": "jo",
    "john": "jack johnny",
    "jonathan": "jon", "jose": "pepe", "joseph": "joe joey", "josephine": "jo josie", "joshua": "josh",
    "judith": "judy", "katarzyna": "kasia", "katherine": "kat kate kathy katie", "kathleen": "kath kathy",
    "kenneth": "ken kenny", "kimberly": "kim", "lawrence": "larry", "leonard": "len leo",
    "malgorzata": "gosia", "margaret": "maggie marge meg peggy", "matthew": "matt", "maximilian": "max",
    "michael": "mick mike mikey", "natalie": "nat", "nathaniel": "nate nathan", "nicholas": "nick nicky",
    "pamela": "pam", "patricia": "pat patty trish", "patrick": "paddy pat", "peter": "pete", "philip": "phil",
    "phillip": "phil", "raymond": "ray", "rebecca": "becca becky", "richard": "dick rich rick ricky",
    "robert": "bob bobby rob robbie", "ronald": "ron ronnie", "samantha": "sam", "samuel": "sam sammy",
    "sandra": "sandy", "stephanie": "steph", "stephen": "steve", "steven": "steve", "susan": "sue susie",
    "suzanne": "sue", "theodore": "ted theo", "thomas": "tom tommy", "timothy": "tim",
    "victoria": "tori vicky",
    "vincent": "vince", "walter": "walt", "william": "bill billy liam will", "zachary": "zach zack",
}  # fmt: skip


def _by_form() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, forms in _SHORT_FORMS.items():
        for form in (name, *forms.split()):
            found.setdefault(form, set()).add(name)
    return {form: frozenset(whole) for form, whole in found.items()}


WHOLE = _by_form()
"""By form, the whole given names it may stand for, itself among them where it is whole."""


@lru_cache(65_536)
def whole(given: str) -> tuple[str, ...]:
    """Return the given names a name may stand for, in order; the name itself where none is known."""
    return tuple(sorted(WHOLE[given])) if given in WHOLE else (given,)


def canonical(given: str) -> str:
    """Return one given name that stands for all forms of it."""
    return min(WHOLE[given]) if given in WHOLE else given
