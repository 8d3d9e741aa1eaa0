"""Overture Places: GeoParquet of every release since 2023 by way of DuckDB, and features of GeoJSON."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from askwell.integrations.directories import parts, texts
from askwell.integrations.directories.place import Place, Wanted
from askwell.integrations.readers.files import shown
from askwell.kernel.errors import N_, BadInputError

_MEMORY = "180MB"
_ROWS = 5_000
_LINES = "chr(10)"


def is_parquet(first: bytes) -> bool:
    """Tell whether a file is Parquet."""
    return first.startswith(b"PAR1")


def read(path: Path, wanted: Wanted) -> Iterator[Place | None]:
    """Give the places of a Parquet file or a folder of its parts, None for each without a name.

    Raises BadInputError where DuckDB is not installed, or the file is damaged or tells of no places.
    """
    try:
        import duckdb
    except ImportError as error:
        raise parts.missing(path, "duckdb") from error
    files = [str(one) for one in sorted(path.rglob("*.parquet"))] if path.is_dir() else [str(path)]
    with TemporaryDirectory(prefix="askwell-") as spill:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "threads": 2,
            "temp_directory": spill,
            "preserve_insertion_order": True,
        }
        try:
            with duckdb.connect(config=settings) as connection:
                source = connection.read_parquet(files)
                types = dict(zip(source.columns, map(str, source.types), strict=True))
                connection.execute(_query(types, path, wanted), [files, *_bounds(types, wanted)])
                while some := connection.fetchmany(_ROWS):
                    yield from (_place(row) for row in some)
        # A column whose name is no UTF-8 gives a plain RuntimeError.
        except (duckdb.Error, UnicodeDecodeError, RuntimeError) as error:
            raise BadInputError(
                N_("The file {name} is damaged, or it is not one of places."), name=shown(path)
            ) from error


def _query(types: Mapping[str, str], path: Path, wanted: Wanted) -> str:
    """Return the one pass that makes flat rows, from whichever of the columns there are."""
    if "id" not in types or "names" not in types:
        raise BadInputError(N_("The file {name} is Parquet, but not one of places."), name=shown(path))
    lists = ("phones", "emails", "websites", "socials")
    texts_and_numbers = [
        ("id", *_name_and_kind(types), *_source(types)),
        ("confidence" if "confidence" in types else "NULL", *_point(types)),
        (
            *_address(types),
            *(f"array_to_string({one}, {_LINES})" if one in types else "NULL" for one in lists),
        ),
        ("operating_status" if "operating_status" in types else "NULL",),
    ]
    kinds_of_column = ("VARCHAR", "DOUBLE", "VARCHAR", "VARCHAR")
    columns = [
        f"TRY_CAST({one} AS {kind})"
        for kind, some in zip(kinds_of_column, texts_and_numbers, strict=True)
        for one in some
    ]
    where = ["TRUE"]
    if wanted.country and "addresses" in types:
        where.append("(addresses[1].country IS NULL OR upper(addresses[1].country) = upper(?))")
    if wanted.box and "bbox" in types:
        west, _south, east, _north = wanted.box
        joined = "AND" if west <= east else "OR"
        x, y = _edge(types, "xmin"), _edge(types, "ymin")
        where.append(f"({x} >= ? {joined} {x} <= ?) AND {y} BETWEEN ? AND ?")
    return f"SELECT {', '.join(columns)} FROM read_parquet(?) WHERE {' AND '.join(where)}"  # noqa: S608 -- our own words


def _bounds(types: Mapping[str, str], wanted: Wanted) -> list[object]:
    found: list[object] = [wanted.country] if wanted.country and "addresses" in types else []
    if wanted.box and "bbox" in types:
        west, south, east, north = wanted.box
        found += [west, east, south, north]
    return found


def _edge(types: Mapping[str, str], name: str) -> str:
    """Return the expression for an edge of the box; before 2024 the edges had other names."""
    return f"bbox.{name}" if name in types["bbox"] else f"bbox.{name[1:]}{name[0]}"


def _name(kind: str) -> str:
    if '"primary"' in kind or "primary " in kind:
        return 'names."primary"'
    if kind.startswith("MAP"):
        return "map_extract(names, 'common')[1][1]['value'][1]"
    return 'names.common[1]."value"'


def _name_and_kind(types: Mapping[str, str]) -> list[str]:
    return [_name(types["names"]), *_kind(types)]


def _kind(types: Mapping[str, str]) -> list[str]:
    """Return the kind and its wider kinds: of the taxonomy, else of the categories it came from."""
    basic = "basic_category" if "basic_category" in types else "NULL"
    if "taxonomy" in types:
        old = 'categories."primary"' if "categories" in types else "NULL"
        return [
            f'coalesce(taxonomy."primary", {old}, {basic})',
            f"concat_ws(' ', array_to_string(taxonomy.hierarchy, ' '), {basic})",
        ]
    if "categories" in types:
        main = "main" if "main " in types["categories"] else '"primary"'
        alternate = "alternate" if "alternate" in types["categories"] else "NULL"
        return [
            f"coalesce(categories.{main}, {basic})",
            f"concat_ws(' ', array_to_string(categories.{alternate}, ' '), {basic})",
        ]
    return [basic, basic]


def _source(types: Mapping[str, str]) -> list[str]:
    kind = types.get("sources", "")
    dataset = "sources[1].dataset" if "dataset" in kind else "NULL"
    moment = "sources[1].update_time" if "update_time" in kind else "NULL"
    return [dataset, moment]


def _point(types: Mapping[str, str]) -> list[str]:
    if "bbox" not in types:
        return ["NULL", "NULL"]
    # The box is kept in single precision; the middle of its edges is the point to about a metre.
    return [
        f"({_edge(types, low)} + {_edge(types, high)}) / 2"
        for low, high in (("xmin", "xmax"), ("ymin", "ymax"))
    ]


def _address(types: Mapping[str, str]) -> list[str]:
    kind = types.get("addresses", "")
    return [
        f"addresses[1].{part}" if part in kind else "NULL"
        for part in ("freeform", "locality", "region", "postcode", "country")
    ]


def _place(row: tuple[Any, ...]) -> Place | None:
    key, name, kind, family, dataset, moment, confidence, lon, lat, *rest = row
    street, city, region, postcode, country, phones, emails, sites, socials, status = rest
    if not key or not name:
        return None
    return Place(
        f"overture:{key}",
        name[:300],
        kind or "",
        family or "",
        dataset or "Overture",
        (moment or "")[:10],
        confidence,
        lon,
        lat,
        street or "",
        city or "",
        (region or "").rpartition("-")[2],
        postcode or "",
        country or "",
        _lines(phones),
        _lines(emails),
        _lines(sites) + _lines(socials),
        closed=status == "permanently_closed",
    )


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def of_feature(key: str, told: Mapping[str, Any], where: tuple[float | None, float | None]) -> Place | None:
    """Return the place that the properties of a GeoJSON feature tell of, None without a name."""
    names = told.get("names")
    name = texts.clean(_primary(names), 300)
    if not name:
        return None
    address, source = _first(told.get("addresses")), _first(told.get("sources"))
    taxonomy = told.get("taxonomy") if isinstance(told.get("taxonomy"), dict) else told.get("categories")
    of_kind: dict[str, Any] = taxonomy if isinstance(taxonomy, dict) else {}
    wider = [*texts.many(of_kind.get("hierarchy")), *texts.many(of_kind.get("alternate"))]
    basic = texts.clean(told.get("basic_category"), 80)
    return Place(
        f"overture:{key}",
        name,
        texts.clean(of_kind.get("primary") or of_kind.get("main"), 80) or basic,
        " ".join(dict.fromkeys([*wider, basic])).strip(),
        texts.clean(source.get("dataset"), 60) or "Overture",
        texts.clean(source.get("update_time"), 10),
        texts.number(told.get("confidence")),
        *where,
        street=texts.clean(address.get("freeform")),
        city=texts.clean(address.get("locality"), 100),
        region=texts.clean(address.get("region"), 60).rpartition("-")[2],
        postcode=texts.clean(address.get("postcode"), 20),
        country=texts.clean(address.get("country"), 2),
        phones=texts.many(told.get("phones")),
        emails=texts.many(told.get("emails")),
        links=texts.many(told.get("websites")) + texts.many(told.get("socials")),
        closed=told.get("operating_status") == "permanently_closed",
    )


def _primary(names: object) -> object:
    """Return the name: of the present shape, else the first of the list that 2023 had."""
    if not isinstance(names, dict):
        return names
    if names.get("primary"):
        return names["primary"]
    common = names.get("common")
    return _first(common).get("value") if isinstance(common, list) else None


def _first(value: object) -> dict[str, Any]:
    return value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else {}
