"""CSV with lazy polars on its streaming engine; records, no lines.  argv: check|sum DATA OUT"""
from pathlib import Path
import polars as pl
from common import Plan, arguments, files, write_findings, write_sums

job, data, out = arguments()
plan = Plan(data)
value = pl.col("value").cast(pl.Int64, strict=False)
good = {column: pl.col(column).is_in(sorted(known)) for column, known in
        (("agency_id", plan.agencies), ("duty_id", plan.duties), ("indicator_id", plan.indicators))}
good["date"] = pl.col("date").str.to_date("%d/%m/%Y", strict=False).is_between(plan.first, plan.last)
good["value"] = value >= 0
good |= {column: pl.col(column) != "" for column in ("unit", "title", "link")}
good = {column: rule.fill_null(False) for column, rule in good.items()}
paths = files(data, "csv")
if job == "check":
    rows = pl.scan_csv(paths, infer_schema=False, row_index_name="row", include_file_paths="file")
    bad = rows.select("row", "file", *[(~rule).alias(column) for column, rule in good.items()]).filter(pl.any_horizontal(list(good)))
    first = rows.group_by("file").agg(pl.col("row").min().alias("first"))
    bad, first = pl.collect_all([bad, first], engine="streaming")
    write_findings(out, [(Path(row["file"]).stem, row["row"] - row["first"] + 1, "", column)
                         for row in bad.join(first, on="file").iter_rows(named=True) for column in good if row[column]])
else:
    rows = pl.scan_csv(paths, infer_schema=False).filter(pl.all_horizontal(list(good.values())))
    sums = rows.group_by("duty_id", "indicator_id").agg(pl.len().alias("count"), value.sum().alias("sum"))
    write_sums(out, sums.collect(engine="streaming").iter_rows())
