"""The items behind the numbers of a status, one row each: portable SQL.

Of the one stream that `periods` names, and the one status of `words`.
"""

VISITS_TO = """from visits
join statuses on statuses.status = visits.status
join words on words.word = statuses.name
join items on items.item = visits.item
join keys on keys.item = visits.item
left join stayed on stayed.item = visits.item and stayed.visit = visits.visit
where visits.stream in (select stream from periods)
"""

STATUS_ITEMS = f"""
select keys.key, keys.title, items.item_type, count(*) as n_visits,
       count(visits.left_at_us) as n_closed,
       cast(coalesce(sum(coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us)), 0)
            as bigint) as total_us
{VISITS_TO}group by keys.key, keys.title, items.item_type, visits.item
order by keys.key, visits.item
"""
"""What was ever in the status: its visits there, those that ended, and the time of these."""

STATUS_VISITS = f"""
select keys.key, keys.title, items.item_type,
       coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us) as stay_us,
       visits.item
{VISITS_TO}order by keys.key, visits.item, visits.visit
"""
"""Each visit to it; one that lasts has no length."""

STATUS_SHARES = """
select keys.key, keys.title, items.item_type,
       cast(coalesce(sum(case when words.word is null then 0
                              else coalesce(stayed.stay_us,
                                            visits.left_at_us - visits.entered_at_us) end), 0)
            as bigint) as own_us,
       cast(coalesce(sum(coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us)), 0)
            as bigint) as all_us
from visits
join items on items.item = visits.item and items.done_at_us is not null
          and items.started_at_us <= visits.entered_at_us
join keys on keys.item = visits.item
join statuses on statuses.status = visits.status
left join words on words.word = statuses.name
left join stayed on stayed.item = visits.item and stayed.visit = visits.visit
where visits.stream in (select stream from periods)
  and visits.flow_state in ('waiting', 'active', 'unknown')
group by keys.key, keys.title, items.item_type, visits.item
order by keys.key, visits.item
"""
"""What is done: its time in the status, and in all that are waiting or active (or unknown).

From where the stream's policy lets flow time start.
"""
