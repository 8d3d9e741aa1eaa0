"""Small invented files to bring in: a vCard, and a LinkedIn export as a ZIP."""

import zipfile
from pathlib import Path

VCARD = """\
BEGIN:VCARD
VERSION:4.0
UID:b0e1f6a2-osei
FN:Dr. Mary Osei
N:Osei;Mary;;Dr.;
ORG:Osei Physio
TITLE:Physiotherapist
TEL;TYPE=work:+1 250 555 0143
EMAIL:mary@osei.example
ADR;TYPE=work:;;12 Baker Street;Nelson;BC;V1L 4H1;Canada
END:VCARD
BEGIN:VCARD
VERSION:4.0
UID:b0e1f6a2-ferreira
FN:Ines Ferreira
ORG:Lakeside Clinic
TEL;TYPE=work:+1 250 555 0177
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:Tennis on Tuesdays
END:VCARD
"""
CONNECTIONS = """\
Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Jonas,Weber,https://www.linkedin.com/in/jonas-weber-77,,Weber Reha,Owner,04 Mar 2021
Aïcha,Diallo,https://www.linkedin.com/in/aicha-diallo,a@diallo.example,City Hospital,Head,11 Nov 2019
,,,,,,02 Jan 2020
"""


def write_vcard(folder: Path) -> Path:
    """Write the vCard file: two people and a list of people."""
    path = folder / "people.vcf"
    path.write_text(VCARD.replace("\n", "\r\n"), encoding="utf-8", newline="")
    return path


def write_linkedin(folder: Path) -> Path:
    """Write the export: two connections, and one whose profile is hidden."""
    path = folder / "linkedin.zip"
    with zipfile.ZipFile(path, "w") as export:
        export.writestr(zipfile.ZipInfo("Connections.csv", (2026, 11, 20, 9, 0, 0)), CONNECTIONS.encode())
    return path
