#!/bin/sh
# CSV with Miller's language; records, no lines.  argv: check DATA OUT
cd "$2/csv" || exit 1
exec mlr --icsv put -q -f "$2/check.mlr" -- *.csv >"$3/findings.tsv"
