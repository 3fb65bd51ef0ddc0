//! Deadlines: the only place that decides what is late.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A day, with the time of day where it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day, in the plan's UTC offset.
    pub date: NaiveDate,
    /// The time of day, where it was written.
    pub time: Option<NaiveTime>,
}

impl From<NaiveDate> for Moment {
    fn from(date: NaiveDate) -> Self {
        Self { date, time: None }
    }
}

/// The end of the time in which something must be handed in.
///
/// Vietnamese law does not define "trước ngày D"; it is read as half-open, as statutes use it in chains
/// ("đến trước ngày D … từ ngày D …"): day D is no longer in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// "trước ngày …": the moment itself is too late.
    Before(Moment),
    /// "chậm nhất ngày …": the day itself is still in time.
    By(Moment),
}

/// How something stands against a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timeliness {
    /// Arrived in time.
    OnTime,
    /// Arrived on the D of "before D" (or on the last day with the hour unknown): late, but flagged apart.
    OnDeadlineDay,
    /// Arrived this many calendar days after the last day in time.
    Late(i64),
    /// Has not arrived, and the deadline has not passed.
    NotYetDue,
    /// Has not arrived, this many calendar days after the last day in time.
    Overdue(i64),
    /// It was sent in, and nothing says when.
    Undated,
}

impl Deadline {
    /// The moment that was written.
    #[must_use]
    pub fn moment(&self) -> Moment {
        match self {
            Self::Before(moment) | Self::By(moment) => *moment,
        }
    }

    /// The last day on which something can still be in time.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        match self {
            Self::Before(Moment { date, time: None }) => date.pred_opt().unwrap_or(*date),
            Self::Before(moment) | Self::By(moment) => moment.date,
        }
    }

    /// The same kind of deadline on another day, as when work is returned for correction until `date`.
    #[must_use]
    pub fn extended_to(date: NaiveDate) -> Self {
        Self::By(date.into())
    }

    /// How what arrived at `arrival` stands; `None` stands for what has not arrived by `as_of`.
    #[must_use]
    pub fn judge(&self, arrival: Option<Moment>, as_of: NaiveDate) -> Timeliness {
        let days = |day: NaiveDate| (day - self.last_day()).num_days();
        match arrival {
            Some(arrival) if self.in_time(arrival) => Timeliness::OnTime,
            Some(arrival) if arrival.date == self.moment().date => Timeliness::OnDeadlineDay,
            Some(arrival) => Timeliness::Late(days(arrival.date)),
            None if as_of <= self.last_day() => Timeliness::NotYetDue,
            None => Timeliness::Overdue(days(as_of)),
        }
    }

    fn in_time(&self, arrival: Moment) -> bool {
        let limit = self.moment();
        match (self, limit.time, arrival.time) {
            (_, Some(limit_time), Some(time)) => {
                let (arrived, limit) =
                    (NaiveDateTime::new(arrival.date, time), NaiveDateTime::new(limit.date, limit_time));
                if matches!(self, Self::Before(_)) { arrived < limit } else { arrived <= limit }
            }
            // An hour is asked for and not known: only an earlier day is surely in time.
            (_, Some(_), None) | (Self::Before(_), None, _) => arrival.date < limit.date,
            (Self::By(_), None, _) => arrival.date <= limit.date,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Deadline, Moment, Timeliness};
    use chrono::{NaiveDate, NaiveTime};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn at(date: &str, hour: u32) -> Moment {
        Moment { date: day(date), time: NaiveTime::from_hms_opt(hour, 0, 0) }
    }

    #[test]
    fn before_a_day_ends_with_the_day_before() {
        let deadline = Deadline::Before(day("2023-12-20").into());
        let arrived = |date| deadline.judge(Some(day(date).into()), day("2024-01-05"));
        assert_eq!(arrived("2023-12-19"), Timeliness::OnTime);
        assert_eq!(arrived("2023-12-20"), Timeliness::OnDeadlineDay);
        assert_eq!(arrived("2023-12-21"), Timeliness::Late(2));
        let absent = |as_of| deadline.judge(None, day(as_of));
        assert_eq!(absent("2023-12-19"), Timeliness::NotYetDue);
        assert_eq!(absent("2023-12-20"), Timeliness::Overdue(1));
        assert_eq!(absent("2024-01-05"), Timeliness::Overdue(17));
    }

    #[test]
    fn by_a_day_includes_it() {
        let deadline = Deadline::By(day("2023-12-20").into());
        let arrived = |date| deadline.judge(Some(day(date).into()), day("2024-01-05"));
        assert_eq!(arrived("2023-12-20"), Timeliness::OnTime);
        assert_eq!(arrived("2023-12-21"), Timeliness::Late(1));
    }

    #[test]
    fn an_hour_counts_and_an_unknown_hour_is_flagged() {
        let deadline = Deadline::By(at("2023-12-20", 16));
        let arrived = |moment| deadline.judge(Some(moment), day("2023-12-21"));
        assert_eq!(arrived(at("2023-12-20", 16)), Timeliness::OnTime);
        assert_eq!(arrived(at("2023-12-20", 17)), Timeliness::OnDeadlineDay);
        assert_eq!(arrived(day("2023-12-20").into()), Timeliness::OnDeadlineDay);
        assert_eq!(arrived(at("2023-12-21", 8)), Timeliness::Late(1));
    }
}
