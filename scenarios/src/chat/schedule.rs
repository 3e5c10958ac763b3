//! Schedules: who comes, speaks and leaves, in any order, generated and made small.
//!
//! The model is plain: what is said reaches, once, everybody who has to hear it and is there. After each step the room
//! settles, so that who is there is never a question of time; only in a chorus do several speak at once.
//!
//! Invariant: a schedule can be followed by hand. A step that makes no sense where it stands (somebody speaks who is not
//! there) is left out when the schedule is made, so that every schedule made smaller is a schedule again.

use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use sockspec_engine::rig::{Case, Checked, ServerRig};

use super::door::name;
use super::history;
use super::room::Room;

/// At most so many people take part.
const MOST: usize = 6;
/// After so many quiet moments in which a server might have rested, no more cases are played.
const MOST_QUIET: usize = 100;

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Act {
    /// The next one comes.
    Come,
    /// This one says one thing, in one segment.
    Say(usize),
    /// This one says so many things in one segment.
    Several(usize, usize),
    /// This one says one thing in so many segments.
    Pieces(usize, usize),
    /// Everybody says something at the same time.
    Chorus,
    /// This one leaves politely.
    Leave(usize),
    /// This one's connection is reset.
    Reset(usize),
}

/// What people do, step by step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Schedule {
    acts: Vec<Act>,
}

/// The check: random schedules, everything judged that a correct chat does.
pub(super) fn any(rig: &mut ServerRig) -> Checked {
    let lines = rig.dialect().value("framing") == "line";
    all(rig, schedules(lines), Room::expect_everything)
}

/// Plays each schedule and judges the room. Where the server's rest can be told only by a quiet moment, a case takes a
/// second instead of a few milliseconds; then as many are played as there is patience for.
pub(super) fn all(
    rig: &mut ServerRig,
    schedules: impl Strategy<Value = Schedule>,
    judge: impl Fn(&mut Room, &mut ServerRig) -> Checked,
) -> Checked {
    let quiet = Cell::new(0);
    rig.for_all(schedules, |rig, schedule| {
        if quiet.get() > MOST_QUIET {
            return Ok(());
        }
        let mut room = Room::default();
        let played = schedule
            .play(rig, &mut room)
            .and_then(|()| judge(&mut room, rig));
        quiet.set(quiet.get() + room.quiet_moments());
        played
    })
}

/// Random schedules; with lines, messages also come several in one segment, and one in several.
fn schedules(lines: bool) -> impl Strategy<Value = Schedule> {
    let step = (0..12_u8, 0..MOST as u8);
    vec(step, 3..=24).prop_map(move |steps| Schedule::new(&steps, lines))
}

/// Some people who speak at the same time, several times each.
pub(super) fn crosstalk() -> impl Strategy<Value = Schedule> {
    (2..=MOST, 1..=4_usize).prop_map(|(people, times)| {
        let mut acts = vec![Act::Come; people];
        acts.extend(vec![Act::Chorus; times]);
        Schedule { acts }
    })
}

impl Schedule {
    /// What becomes of numbers: each step is about one of those who are there.
    fn new(steps: &[(u8, u8)], lines: bool) -> Self {
        let (mut acts, mut present, mut came) = (Vec::new(), Vec::new(), 0);
        for (kind, who) in steps {
            let act = act(*kind, usize::from(*who), &present, lines);
            match act {
                Some(Act::Come) if came < MOST => {
                    present.push(came);
                    came += 1;
                }
                Some(Act::Come) | None => continue,
                Some(Act::Leave(gone) | Act::Reset(gone)) => present.retain(|one| *one != gone),
                Some(Act::Say(_) | Act::Several(..) | Act::Pieces(..) | Act::Chorus) => {}
            }
            acts.extend(act);
        }
        Self { acts }
    }

    /// Plays it.
    fn play(&self, rig: &mut ServerRig, room: &mut Room) -> Checked {
        self.acts.iter().try_for_each(|act| act.play(rig, room))
    }
}

/// The step that a number stands for, the plainest first.
fn act(kind: u8, who: usize, present: &[usize], lines: bool) -> Option<Act> {
    let Some(&one) = present.get(who % present.len().max(1)) else {
        return Some(Act::Come);
    };
    Some(match kind {
        0..=2 => Act::Come,
        3..=5 => Act::Say(one),
        6 | 7 if lines => Act::Several(one, 2 + who % 2),
        8 if lines => Act::Pieces(one, 2 + who % 3),
        6..=8 => Act::Say(one),
        9 => Act::Chorus,
        10 => Act::Leave(one),
        _ => Act::Reset(one),
    })
}

impl Act {
    fn play(self, rig: &mut ServerRig, room: &mut Room) -> Checked {
        match self {
            Self::Come => {
                room.join(rig)?;
                return room.settle(rig);
            }
            Self::Say(who) => room.say(who)?,
            Self::Several(who, count) => {
                let lines: Vec<u8> = (0..count).flat_map(|_| room.line(who)).collect();
                room.send(who, &[&lines])?;
            }
            Self::Pieces(who, count) => {
                let line = room.line(who);
                let pieces: Vec<&[u8]> = line.chunks(line.len().div_ceil(count)).collect();
                room.send(who, &pieces)?;
            }
            Self::Chorus => return room.chorus(),
            Self::Leave(who) => return room.leave(rig, who),
            Self::Reset(who) => return room.reset(rig, who),
        }
        room.hear_owed(rig)
    }

    /// It as a sentence; messages are numbered from `number` on, and so many people have come before.
    fn show(self, number: usize, came: usize) -> String {
        let message = |who: usize, number: usize| {
            format!(
                "\"{}\"",
                history::marked(number, &format!("{} says hello", name(who)))
            )
        };
        match self {
            Self::Come => format!("{} connects.", name(came)),
            Self::Say(who) => format!(
                "{} sends {} and a newline.",
                name(who),
                message(who, number)
            ),
            Self::Several(who, count) => {
                let all: Vec<String> = (0..count).map(|more| message(who, number + more)).collect();
                format!(
                    "{} sends {}, each with a newline, all in one segment.",
                    name(who),
                    all.join(", ")
                )
            }
            Self::Pieces(who, count) => {
                format!(
                    "{} sends {} and a newline, in {count} segments.",
                    name(who),
                    message(who, number)
                )
            }
            Self::Chorus => "Everybody who is there sends a message at the same time.".to_owned(),
            Self::Leave(who) => format!("{} closes the connection.", name(who)),
            Self::Reset(who) => format!("{} resets the connection.", name(who)),
        }
    }
}

impl Case for Schedule {
    fn size(&self) -> (usize, u64) {
        let trouble = |act: &Act| match act {
            Act::Come => 0,
            Act::Say(who) => 1 + *who as u64,
            Act::Leave(who) => 10 + *who as u64,
            Act::Reset(who) => 20 + *who as u64,
            Act::Several(who, count) | Act::Pieces(who, count) => 30 + (*count * MOST + who) as u64,
            Act::Chorus => 100,
        };
        (self.acts.len(), self.acts.iter().map(trouble).sum())
    }

    /// None: step by step it gets shorter than by halves, for the last step is mostly one of those that matter.
    fn prefix(&self, _: usize) -> Option<Self> {
        None
    }

    /// A numbered list that can be followed by hand.
    fn show(&self) -> String {
        let (mut number, mut came, mut present) = (0, 0, 0);
        let mut lines = Vec::new();
        for (place, act) in self.acts.iter().enumerate() {
            lines.push(format!("{}. {}", place + 1, act.show(number, came)));
            match act {
                Act::Come => (came, present) = (came + 1, present + 1),
                Act::Say(_) | Act::Pieces(..) => number += 1,
                Act::Several(_, count) => number += count,
                Act::Chorus => number += present,
                Act::Leave(_) | Act::Reset(_) => present -= 1,
            }
        }
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_speaks_or_leaves_who_is_not_there() {
        let schedule = Schedule::new(&[(5, 3), (10, 0), (4, 0), (0, 0), (7, 1), (11, 2)], true);
        let acts = [
            Act::Come,
            Act::Leave(0),
            Act::Come,
            Act::Come,
            Act::Several(2, 3),
            Act::Reset(1),
        ];
        assert_eq!(schedule.acts, acts);
    }

    #[test]
    fn at_most_six_people_come() {
        let schedule = Schedule::new(&[(0, 0); 20], false);
        assert_eq!(schedule.acts, [Act::Come; MOST]);
    }

    #[test]
    fn it_is_shown_as_a_numbered_list() {
        let schedule = Schedule::new(&[(0, 0), (0, 0), (3, 1), (9, 0), (10, 0), (3, 0)], false);
        assert_eq!(
            schedule.show(),
            "1. Anna connects.\n\
             2. Ben connects.\n\
             3. Ben sends \"<<000>> Ben says hello\" and a newline.\n\
             4. Everybody who is there sends a message at the same time.\n\
             5. Anna closes the connection.\n\
             6. Ben sends \"<<003>> Ben says hello\" and a newline."
        );
    }

    #[test]
    fn without_lines_a_message_is_one_segment() {
        let steps: Vec<(u8, u8)> = (0..12).map(|kind| (kind, 1)).collect();
        let whole = |act: &Act| !matches!(act, Act::Several(..) | Act::Pieces(..));
        assert!(Schedule::new(&steps, false).acts.iter().all(whole));
    }
}
