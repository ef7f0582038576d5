//! Which articles are for training and which for judging.
//!
//! In: shares, what must stay together, a seed; and for each article its group keys, language and date. Out: the split of
//! each. Articles that share a key (a near-duplicate cluster, an outlet, an event) never stand in two splits; the shares
//! are met as nearly as the groups allow, in each language.

use std::collections::{BTreeMap, HashMap};

use sha2::{Digest, Sha256};

use super::duplicates::{join, root};
use crate::dataset::{Key, Plan};
use crate::error::{Error, Fault, Outcome, Result};
use crate::link::Moment;

/// What a split needs to know of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub id: String,
    /// The first article of its near-duplicate cluster, by place.
    pub cluster: usize,
    pub event: Option<String>,
    pub outlet: Option<String>,
    pub language: String,
    pub published: Option<String>,
}

/// Articles that stay together.
#[derive(Debug)]
struct Group {
    members: Vec<usize>,
    /// When its first article was published; where nothing depends on it, nothing.
    published: Option<Moment>,
    /// The seeded order.
    draw: [u8; 32],
}

/// The keys that were to keep articles together and that no article says.
pub fn unstated(articles: &[Facts], plan: &Plan) -> Vec<Key> {
    let says = |article: &Facts, key: Key| match key {
        Key::Cluster => true,
        Key::Event => article.event.is_some(),
        Key::Outlet => article.outlet.is_some(),
    };
    plan.group_by.iter().copied().filter(|&key| !articles.iter().any(|article| says(article, key))).collect()
}

/// The split of each article, in their order.
pub fn assign(articles: &[Facts], plan: &Plan) -> Result<Vec<String>> {
    let mut groups = groups(articles, plan);
    if plan.by_date {
        let undated = |a: &Facts| {
            let found = match &a.published {
                None => format!("the article {:?} has no date", a.id),
                Some(date) if Moment::parse(date).is_none() => {
                    format!("the article {:?} was published {date}, which says no day", a.id)
                }
                Some(_) => return None,
            };
            Some(Fault::new(found).expected("published to the day, for a split by date"))
        };
        let undated: Vec<Fault> = articles.iter().filter_map(undated).collect();
        if !undated.is_empty() {
            return Err(Error::new(Outcome::Input, undated));
        }
        groups.sort_by(|a, b| (&a.published, a.draw).cmp(&(&b.published, b.draw)));
    } else {
        // Large groups first: the small ones then even out what they left.
        groups.sort_by(|a, b| (b.members.len(), a.draw).cmp(&(a.members.len(), b.draw)));
    }
    let mut splits = vec![String::new(); articles.len()];
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    articles.iter().for_each(|article| *totals.entry(&article.language).or_default() += 1);
    let mut given = vec![Given::default(); plan.shares.len()];
    let mut last: Option<(Option<i32>, usize)> = None;
    for group in &groups {
        let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
        group.members.iter().for_each(|&m| *languages.entry(&articles[m].language).or_default() += 1);
        let choice = match plan.by_date {
            // A day is never cut: what it tells of stands in one split.
            true => {
                let day = group.published.map(|moment| moment.day);
                let same = last.filter(|(other, _)| *other == day).map(|(_, choice)| choice);
                let choice = same.unwrap_or_else(|| earliest(&given, articles.len(), plan));
                last = Some((day, choice));
                choice
            }
            false => neediest(&given, &languages, &totals, articles.len(), plan),
        };
        given[choice].all += group.members.len();
        for (language, count) in languages {
            *given[choice].languages.entry(language).or_default() += count;
        }
        for &member in &group.members {
            splits[member].clone_from(&plan.shares[choice].0);
        }
    }
    Ok(splits)
}

/// Articles that a split has got.
#[derive(Debug, Clone, Default)]
struct Given<'a> {
    all: usize,
    languages: BTreeMap<&'a str, usize>,
}

/// The first split that is not full.
fn earliest(given: &[Given<'_>], total: usize, plan: &Plan) -> usize {
    let open = |&(i, (_, share)): &(usize, &(String, f64))| (given[i].all as f64) < share * total as f64 - 1e-9;
    plan.shares.iter().enumerate().find(open).map_or(plan.shares.len().saturating_sub(1), |(i, _)| i)
}

/// The split that lacks most of its share of the group's languages, then of the whole; the first of equals.
fn neediest(
    given: &[Given<'_>],
    group: &BTreeMap<&str, usize>,
    totals: &BTreeMap<&str, usize>,
    articles: usize,
    plan: &Plan,
) -> usize {
    let lack = |i: usize| {
        let share = plan.shares[i].1;
        let of =
            |counts: &BTreeMap<&str, usize>, language: &str| counts.get(language).copied().unwrap_or_default() as f64;
        let language = |(language, count): (&&str, &usize)| {
            *count as f64 * (share * of(totals, language) - of(&given[i].languages, language))
        };
        (group.iter().map(language).sum::<f64>(), share * articles as f64 - given[i].all as f64)
    };
    (0..plan.shares.len())
        .max_by(|&a, &b| {
            let ((a1, a2), (b1, b2)) = (lack(a), lack(b));
            a1.total_cmp(&b1).then(a2.total_cmp(&b2)).then(b.cmp(&a))
        })
        .unwrap_or_default()
}

fn groups(articles: &[Facts], plan: &Plan) -> Vec<Group> {
    let mut parent: Vec<usize> = (0..articles.len()).collect();
    for key in &plan.group_by {
        let mut first: HashMap<String, usize> = HashMap::new();
        for (i, article) in articles.iter().enumerate() {
            let value = match key {
                Key::Cluster => Some(article.cluster.to_string()),
                Key::Event => article.event.clone(),
                Key::Outlet => article.outlet.clone(),
            };
            if let Some(value) = value {
                join(&mut parent, *first.entry(value).or_insert(i), i);
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..articles.len() {
        members.entry(root(&mut parent, i)).or_default().push(i);
    }
    members
        .into_values()
        .map(|members| {
            let mut draw = Sha256::new();
            draw.update(plan.seed.to_le_bytes());
            draw.update(members.first().map_or("", |&m| &articles[m].id));
            Group {
                published: members.iter().filter_map(|&m| Moment::parse(articles[m].published.as_deref()?)).min(),
                draw: draw.finalize().into(),
                members,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(n: usize) -> Vec<Facts> {
        (0..n)
            .map(|i| Facts {
                id: format!("{i:04}"),
                cluster: if i % 10 == 1 { i - 1 } else { i },
                event: (i % 7 == 0).then(|| format!("event {}", i / 14)),
                outlet: None,
                language: ["fr", "pl"][i % 2].to_owned(),
                published: Some(format!("2024-{:02}-{:02}", 1 + i % 12, 1 + i % 28)),
            })
            .collect()
    }

    fn plan(by_date: bool) -> Plan {
        let shares = Plan::shares("train=0.8,dev=0.1,test=0.1").unwrap();
        Plan { shares, group_by: vec![Key::Cluster, Key::Event], by_date, seed: 7 }
    }

    #[test]
    fn shares_are_met_and_no_group_crosses() {
        let articles = articles(400);
        for by_date in [false, true] {
            let splits = assign(&articles, &plan(by_date)).unwrap();
            let count = |name: &str| splits.iter().filter(|s| *s == name).count();
            for (name, share) in [("train", 320), ("dev", 40), ("test", 40)] {
                let most = if by_date { 8 } else { 4 };
                assert!(count(name).abs_diff(share) <= most, "{name}: {}", count(name));
            }
            for i in (1..400).filter(|i| i % 10 == 1) {
                assert_eq!(splits[i], splits[i - 1]);
            }
            let fr = splits.iter().step_by(2).filter(|s| *s == "test").count();
            assert!(by_date || fr.abs_diff(20) <= 3, "{fr}");
        }
    }

    #[test]
    fn dates_are_instants_and_no_day_is_cut() {
        let at = |date: &str, i: usize| Facts {
            id: format!("{i:02}"),
            cluster: i,
            published: Some(date.to_owned()),
            ..Facts::default()
        };
        let plan =
            Plan { group_by: vec![Key::Cluster], shares: Plan::shares("train=0.5,test=0.5").unwrap(), ..plan(true) };
        let split =
            |dates: &[&str]| assign(&dates.iter().enumerate().map(|(i, date)| at(date, i)).collect::<Vec<_>>(), &plan);
        // Ten in the morning, fourteen hours ahead, is still the day before.
        let dates = ["2024-01-05T03:00Z", "2024-01-05T10:00+14:00", "2024-01-04T12:00Z", "2024-01-06"];
        assert_eq!(split(&dates).unwrap(), ["test", "train", "train", "test"]);
        let dates = ["2024-01-05", "2024-01-05T10:00Z", "2024-01-05T23:00Z", "2024-01-06"];
        assert_eq!(split(&dates).unwrap(), ["train", "train", "train", "test"]);
        let told = split(&["2024", "2024-01-05"]).unwrap_err().to_string();
        assert!(told.contains("was published 2024, which says no day"), "{told}");
    }

    #[test]
    fn what_no_article_says_keeps_nothing_together() {
        assert_eq!(unstated(&articles(20), &Plan { group_by: vec![Key::Cluster, Key::Event], ..plan(false) }), []);
        let plan = Plan { group_by: vec![Key::Outlet, Key::Event], ..plan(false) };
        assert_eq!(unstated(&articles(20), &plan), [Key::Outlet]);
    }

    #[test]
    fn the_seed_alone_decides() {
        let articles = articles(100);
        let of = |seed| assign(&articles, &Plan { seed, ..plan(false) }).unwrap();
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
    }
}
