"""CSV with one query of DuckDB.  argv: check|files|sum DATA OUT
check: with the number of the record, which costs a scan in order; files: only the file and the column"""
from pathlib import Path
import duckdb
from common import COLUMNS, Plan, arguments, files, write_findings, write_sums

job, data, out = arguments()
plan, base = Plan(data), duckdb.connect()
for table, ids in (("agencies", plan.agencies), ("duties", plan.duties), ("indicators", plan.indicators)):
    base.execute(f"create table {table} as select unnest(?) id", [sorted(ids)])
good = {"agency_id": "agency_id in (select id from agencies)", "duty_id": "duty_id in (select id from duties)",
        "indicator_id": "indicator_id in (select id from indicators)",
        "date": f"try_strptime(date, '%d/%m/%Y') between date '{plan.first}' and date '{plan.last}'",
        "value": "try_cast(value as bigint) >= 0", "unit": "unit <> ''", "title": "title <> ''", "link": "link <> ''"}
columns = ", ".join(f"'{column}': 'VARCHAR'" for column in COLUMNS)
rows = (f"read_csv($files, header=true, all_varchar=true, filename=true, delim=',', quote='\"', escape='\"', "
        f"auto_detect=false, columns={{{columns}}})")
bad = ", ".join(f"not coalesce({rule}, false) as bad_{column}" for column, rule in good.items())
any_bad, names = " or ".join(f"bad_{column}" for column in good), ", ".join(f"bad_{column}" for column in good)
queries = {
    "files": f"with t as (select filename, {bad} from {rows}) select filename, null, {names} from t where {any_bad}",
    "check": f"""with numbered as (select *, row_number() over () n from {rows}),
        t as (select filename, n, {bad} from numbered),
        found as (select filename, min(n) first, list((n, [{names}])) filter (where {any_bad}) rows from t group by filename),
        flat as (select filename, first, unnest(rows) r from found where rows is not null)
        select filename, r[1] - first + 1, r[2] from flat""",
    "sum": f"""select duty_id, indicator_id, count(*), sum(cast(value as bigint)) from {rows}
        where {' and '.join(f'coalesce({rule}, false)' for rule in good.values())} group by all""",
}
found = base.execute(queries[job], {"files": [str(path) for path in files(data, "csv")]}).fetchall()
if job == "sum":
    write_sums(out, found)
else:
    flags = (lambda row: row[2]) if job == "check" else (lambda row: row[2:])
    write_findings(out, [(Path(row[0]).stem, row[1] or "", "", column)
                         for row in found for column, is_bad in zip(good, flags(row)) if is_bad])
