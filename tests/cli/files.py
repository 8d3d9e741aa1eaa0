"""Small invented files to bring in: a vCard, a LinkedIn export as a ZIP, and a directory as GeoJSON."""

import json
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


def write_practices(folder: Path) -> Path:
    """Write a table whose columns somebody named themselves."""
    path = folder / "practices.csv"
    rows = ("Praxis;Ansprechpartner;Handy dienstlich;Schuhe", "Seepraxis;Lena Vogt;0171 5550100;38")
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def write_places(folder: Path) -> Path:
    """Write a directory of Overture's form: three practices and a café of two towns."""
    path = folder / "kootenay.geojson"
    rows = (
        ("p1", "Lakeside Physiotherapy", "physical_therapy", -117.294, 49.493, "Nelson", "+1 250 555 0131"),
        ("p2", "Baker Street Dental", "dentist", -117.291, 49.494, "Nelson", "+1 250 555 0132"),
        ("p3", "Oso Coffee", "cafe", -117.290, 49.492, "Nelson", ""),
        ("p4", "Castlegar Physio", "physical_therapy", -117.663, 49.318, "Castlegar", "+1 250 555 0134"),
    )
    features = [
        {
            "type": "Feature",
            "id": key,
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": {
                "names": {"primary": name},
                "taxonomy": {"primary": kind, "hierarchy": ["health_care", kind]},
                "confidence": 0.9,
                "phones": [phone] if phone else None,
                "addresses": [{"locality": town, "region": "CA-BC", "country": "CA"}],
                "sources": [{"dataset": "meta", "update_time": "2026-07-01T00:00:00Z"}],
            },
        }
        for key, name, kind, lon, lat, town, phone in rows
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path
