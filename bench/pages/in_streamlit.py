"""The same question in Streamlit, as its documentation would have it."""

import sys

import duckdb
import plotly.express as px
import streamlit as st

QUESTIONS = {
    "municipality": "municipality",
    "domain": "unnest(domains)",
    "month": "date_trunc('month', date)",
}


@st.cache_resource
def connected() -> duckdb.DuckDBPyConnection:
    """Open the edition once."""
    return duckdb.connect(sys.argv[1], read_only=True)


@st.cache_data
def counted(month: str, by: str):
    """Count families of a month, of its year where the chart is of months."""
    days = "year" if by == "month" else "month"
    return (
        connected()
        .cursor()
        .execute(
            f"""
            select {QUESTIONS[by]} as {by}, count(distinct family) as families
            from staging.interactions
            where date_trunc('{days}', date) = date_trunc('{days}', ?::date)
            group by 1 order by 1
            """,
            [f"{month}-01"],
        )
        .df()
    )


chosen = st.radio("Month", sys.argv[2].split(","), horizontal=True)
for by in QUESTIONS:
    st.plotly_chart(px.bar(counted(chosen, by), x=by, y="families"), key=by)
