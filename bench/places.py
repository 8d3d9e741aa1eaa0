"""Invented places of many towns as Overture's Parquet has them: `python -m bench.places COUNT FILE`."""

import sys
from pathlib import Path

_KINDS = (
    "physical_therapy health_care", "psychologist health_care", "dentist health_care", "doctor health_care",
    "naturopathic_holistic health_care", "acupuncture health_care", "restaurant food_and_drink",
    "cafe food_and_drink", "bar food_and_drink", "hair_salon services", "lawyer services",
    "accountant services", "architect services", "software_development services", "school education",
    "hotel lodging", "clothing_store shopping", "grocery_store shopping", "automotive_repair services",
    "church community", "landmark arts", "park recreation", "real_estate_agent services",
    "non_profit community", "farm industry",
)  # fmt: skip
_TOWNS = 5_000
_SQL = """
WITH drawn AS (
    SELECT i, hash(i) a, hash(i + 1000003) b, hash(i + 2000003) c, hash(i + 3000017) d
    FROM range({count}) numbers(i)
), placed AS (
    SELECT *, ({towns} * power((a % 1000000) / 1e6, 2))::INT % {towns} AS town, (b % {kinds})::INT AS k
    FROM drawn
), near AS (
    SELECT placed.*, kinds.kind, kinds.wider, hash(town * 7 + 1) AS e, hash(town * 13 + 5) AS f
    FROM placed JOIN kinds ON kinds.k = placed.k
), spread AS (
    SELECT *,
        -170 + 340 * (e % 1000000) / 1e6 + 0.15 * ((c % 10000 + (c // 10000) % 10000) / 1e4 - 1) AS x,
        -55 + 120 * (f % 1000000) / 1e6 + 0.10 * ((d % 10000 + (d // 10000) % 10000) / 1e4 - 1) AS y
    FROM near
)
SELECT
    md5(i::VARCHAR) AS id,
    {{'xmin': x::FLOAT, 'xmax': x::FLOAT, 'ymin': y::FLOAT, 'ymax': y::FLOAT}} AS bbox,
    [{{'property': '', 'dataset': CASE WHEN a % 3 = 0 THEN 'Microsoft' ELSE 'meta' END,
      'record_id': a::VARCHAR, 'update_time': '2026-07-01T00:00:00Z'}}] AS sources,
    {{'primary': concat_ws(' ',
      ['North', 'Sunny', 'Blue', 'Royal', 'Green', 'Old Town', 'Lake', 'Prime'][1 + (c % 8)::INT],
      replace(kind, '_', ' '), (d % 99991)::VARCHAR)}} AS names,
    {{'primary': kind, 'hierarchy': [wider, kind]}} AS taxonomy,
    wider AS basic_category,
    (b % 1000) / 1e3 AS confidence,
    CASE WHEN a % 100 < 55 THEN ['https://www.' || kind || i || '.example.com/'] END AS websites,
    CASE WHEN a % 100 < 60 THEN ['https://social.example/' || (b % 1000000000)::VARCHAR] END AS socials,
    CASE WHEN b % 100 < 18 THEN ['info@' || kind || i || '.example.com'] END AS emails,
    CASE WHEN c % 100 < 70 THEN ['+49' || (d % 10000000000)::VARCHAR] END AS phones,
    [{{'freeform': (c % 200)::VARCHAR || ' Main Street', 'locality': 'Town ' || town,
      'postcode': lpad((d % 100000)::VARCHAR, 5, '0'), 'region': 'XX-YY', 'country': 'DE'}}] AS addresses,
    'open' AS operating_status
FROM spread ORDER BY floor((x + 180) * 4)::INT, floor((y + 90) * 4)::INT
"""


def write(file: Path, count: int) -> None:
    """Write `count` places, ordered by where they are, as the releases are; fill rates are our guesses."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        connection.execute("CREATE TABLE kinds(k INT, kind VARCHAR, wider VARCHAR)")
        rows = [[place, *kind.split()] for place, kind in enumerate(_KINDS)]
        connection.executemany("INSERT INTO kinds VALUES (?, ?, ?)", rows)
        sql = _SQL.format(count=count, towns=_TOWNS, kinds=len(_KINDS))
        target = str(file).replace("'", "''")
        connection.execute(
            f"COPY ({sql}) TO '{target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)"
        )


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
