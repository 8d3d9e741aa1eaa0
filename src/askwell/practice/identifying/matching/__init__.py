"""Recognising people who stand in the contacts twice: pure, over plain values; numpy is loaded with it.

`normal` brings a contact into comparable form, `keys` finds pairs worth a look, `comparing` says how alike
two are in each field, `weights` what that is worth, `deciding` what follows, `clusters` keeps apart what
cannot be one person. Import these modules inside functions: they load numpy and rapidfuzz.
"""
