//! `results.json` of Gradescope: one test for each clause that was judged, with its points.
//!
//! Points that nobody can tell about are left out of the test and named in its words: a test without a score says
//! nothing against the program. It is written when the run is over and carries no time of day.

use std::io::{self, Write};

use serde::Serialize;
use sockspec_model::{
    ClauseScore, Event, Finished, Score, Standing, Totals, Verdict, Worth, points,
};

use crate::Report;
use crate::conclusion::Course;
use crate::tame;
use crate::terminal::{self, Style};

/// Gradescope shows a test's words in full; a longer text is cut, and says so.
const LONGEST: usize = 20_000;

/// Writes `results.json`.
pub struct Gradescope<W: Write> {
    out: W,
    course: Course,
    worth: Vec<Worth>,
    /// What did not pass, in words, by clause.
    words: Vec<(String, String)>,
}

/// The file, as Gradescope names its parts.
#[derive(Serialize)]
struct Results {
    score: f64,
    execution_time: f64,
    output: String,
    output_format: &'static str,
    test_output_format: &'static str,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    number: String,
    name: String,
    output: String,
    tags: [&'static str; 1],
}

impl<W: Write> Gradescope<W> {
    /// A report in `out`.
    pub fn new(out: W) -> Self {
        Self {
            out,
            course: Course::default(),
            worth: Vec::new(),
            words: Vec::new(),
        }
    }

    fn hear(&mut self, finished: &Finished) {
        if finished.verdict != Verdict::Pass {
            let text = terminal::text(finished, Style::default());
            self.words.push((finished.clause.clone(), text));
        }
    }

    fn results(&self, score: &Score, elapsed_ms: f64, word: &str) -> Results {
        Results {
            score: score.earned,
            execution_time: (elapsed_ms / 1000.0).round(),
            output: output(score, word),
            output_format: "text",
            test_output_format: "text",
            tests: score
                .clauses
                .iter()
                .map(|clause| self.test(clause))
                .collect(),
        }
    }

    fn test(&self, clause: &ClauseScore) -> Test {
        let worth = self
            .worth
            .iter()
            .find(|worth| worth.clause == clause.clause);
        let judged = matches!(clause.standing, Standing::Earned | Standing::Lost);
        Test {
            score: judged.then_some(clause.earned),
            max_score: judged.then_some(clause.points),
            status: status(clause.standing),
            number: clause.clause.clone(),
            name: worth.map_or_else(|| clause.clause.clone(), |worth| worth.sentence.clone()),
            output: self.words(clause),
            tags: [worth.map_or("", |worth| worth.level.word())],
        }
    }

    fn words(&self, clause: &ClauseScore) -> String {
        let remark = match clause.standing {
            _ if clause.points == 0.0 => None,
            Standing::Earned | Standing::Lost => None,
            Standing::Withheld => Some(format!(
                "{} points are withheld: this was not judged, which is not held against the program.",
                points(clause.points)
            )),
            Standing::NotAsked => Some(format!(
                "{} points are not on offer: this could not be asked of the program.",
                points(clause.points)
            )),
        };
        let told = self.words.iter().filter(|(id, _)| *id == clause.clause);
        let because = clause.because.iter().map(|because| format!("{because}\n"));
        let told = told.map(|(_, text)| text.clone());
        let all = remark.map(|remark| format!("{remark}\n"));
        let all: Vec<String> = all.into_iter().chain(because).chain(told).collect();
        cut(&all.join("\n"))
    }
}

impl<W: Write> Report for Gradescope<W> {
    fn on(&mut self, event: &Event) -> io::Result<()> {
        let event = tame::recorded(event)?;
        self.course.on(&event);
        match event {
            Event::RunStarted(run) => self.worth = run.worth,
            Event::CheckFinished(finished) => self.hear(&finished),
            Event::AttemptStarted { .. } | Event::AttemptFinished(_) | Event::CheckSkipped(_) => {}
            Event::RunFinished {
                totals,
                conforms,
                elapsed_ms,
                score,
                ..
            } => return self.finish(&totals, conforms, elapsed_ms, score),
        }
        Ok(())
    }
}

impl<W: Write> Gradescope<W> {
    fn finish(
        &mut self,
        totals: &Totals,
        conforms: bool,
        elapsed_ms: f64,
        score: Option<Score>,
    ) -> io::Result<()> {
        let (_, word) = self.course.word(totals, conforms);
        let results = self.results(&score.unwrap_or_default(), elapsed_ms, &word);
        serde_json::to_writer_pretty(&mut self.out, &results)?;
        self.out.write_all(b"\n")?;
        self.out.flush()
    }
}

fn output(score: &Score, word: &str) -> String {
    if score.clauses.is_empty() {
        return format!("{word}\nNo clause is worth any points in this run.");
    }
    let (earned, of) = (points(score.earned), points(score.of));
    let remarks = terminal::remarks(score);
    format!("{earned} of {of} points{remarks}\n{word}")
}

fn status(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Earned => Some("passed"),
        Standing::Lost => Some("failed"),
        Standing::Withheld | Standing::NotAsked => None,
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        None => text.trim_end().to_owned(),
        Some((at, _)) => format!("{}\n… the run file has the rest", text[..at].trim_end()),
    }
}
