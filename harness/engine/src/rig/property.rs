//! Properties: a check over generated cases, and the apparatus that they run on.
//!
//! The search itself stands in `hunt.rs`. Start reading at [`for_all`].

use std::rc::Rc;

use proptest::strategy::Strategy;

use super::hunt::Hunt;
use super::{Case, Checked, ClientRig, Plan, Scene, ServerRig};

/// A rig that properties can run on.
pub(crate) trait Apparatus: Sized {
    fn plan(&self) -> &Plan;
    fn scene(&self) -> &Rc<Scene>;
    /// Whether every case has a program of its own anyway.
    fn starts_for_each_case(&self) -> bool;
    /// Begins a case, on a fresh program if asked to or if the last one did not survive.
    fn begin_case(&mut self, fresh: bool) -> Checked;
    /// Lets the program run on all processors.
    fn spread(&mut self);
    /// Keeps the program on the worker's processor again.
    fn gather(&mut self);
    /// The next fresh program is started by this plan.
    fn replace_plan(&mut self, plan: Plan);
}

impl Apparatus for ServerRig {
    fn plan(&self) -> &Plan {
        self.plan()
    }

    fn scene(&self) -> &Rc<Scene> {
        self.scene()
    }

    fn starts_for_each_case(&self) -> bool {
        false
    }

    fn begin_case(&mut self, fresh: bool) -> Checked {
        if fresh || !self.is_alive() {
            self.renew()?;
        }
        self.scene().turn_page();
        Ok(())
    }

    fn spread(&mut self) {
        Self::spread(self);
    }

    fn gather(&mut self) {
        Self::gather(self);
    }

    fn replace_plan(&mut self, plan: Plan) {
        self.plan = Rc::new(plan);
    }
}

impl Apparatus for ClientRig {
    fn plan(&self) -> &Plan {
        self.plan()
    }

    fn scene(&self) -> &Rc<Scene> {
        self.scene()
    }

    fn starts_for_each_case(&self) -> bool {
        true
    }

    fn begin_case(&mut self, _: bool) -> Checked {
        self.clear_away()?;
        self.scene().turn_page();
        Ok(())
    }

    fn spread(&mut self) {}

    fn gather(&mut self) {}

    fn replace_plan(&mut self, plan: Plan) {
        self.plan = Rc::new(plan);
    }
}

impl ServerRig {
    /// Runs `holds` on generated cases.
    ///
    /// # Errors
    /// With the smallest failing case found.
    pub fn for_all<S: Strategy<Value: Case>>(
        &mut self,
        cases: S,
        holds: impl Fn(&mut Self, &S::Value) -> Checked,
    ) -> Checked {
        for_all(self, &[], &cases, ALL, holds)
    }

    /// Runs `holds` on each of these cases, the smallest of which comes first, and then on generated ones.
    ///
    /// # Errors
    /// With the first of these that fails, or the smallest failing case found.
    pub fn for_each_and_all<S: Strategy<Value: Case>>(
        &mut self,
        each: &[S::Value],
        cases: S,
        holds: impl Fn(&mut Self, &S::Value) -> Checked,
    ) -> Checked {
        for_all(self, each, &cases, ALL, holds)
    }

    /// The same with some generated cases only, where each takes several conversations.
    ///
    /// # Errors
    /// With the first of these that fails, or the smallest failing case found.
    pub fn for_each_and_some<S: Strategy<Value: Case>>(
        &mut self,
        each: &[S::Value],
        cases: S,
        holds: impl Fn(&mut Self, &S::Value) -> Checked,
    ) -> Checked {
        for_all(self, each, &cases, SOME, holds)
    }
}

impl ClientRig {
    /// Runs `holds` on generated cases, the client started anew for each.
    ///
    /// # Errors
    /// With the smallest failing case found.
    pub fn for_all<S: Strategy<Value: Case>>(
        &mut self,
        cases: S,
        holds: impl Fn(&mut Self, &S::Value) -> Checked,
    ) -> Checked {
        for_all(self, &[], &cases, ALL, holds)
    }

    /// Begins another conversation, with nothing left of the last one.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn begin_anew(&mut self) -> Checked {
        self.begin_case(true)
    }

    /// Runs `holds` on each of these cases, the client started anew for each, and then on some generated ones: fewer than
    /// are asked for, since these have been everywhere already and each needs a start.
    ///
    /// # Errors
    /// With the first of these that fails, or the smallest failing case found.
    pub fn for_each_and_some<S: Strategy<Value: Case>>(
        &mut self,
        each: &[S::Value],
        cases: S,
        holds: impl Fn(&mut Self, &S::Value) -> Checked,
    ) -> Checked {
        for_all(self, each, &cases, SOME, holds)
    }
}

/// All the generated cases that are asked for, or one in so many.
const ALL: u32 = 1;
const SOME: u32 = 8;

/// Runs the cases that were kept, then each of these, then generated ones: one of so many that are asked for.
pub(super) fn for_all<R: Apparatus, S: Strategy<Value: Case>>(
    rig: &mut R,
    each: &[S::Value],
    strategy: &S,
    one_of: u32,
    holds: impl Fn(&mut R, &S::Value) -> Checked,
) -> Checked {
    let mut hunt = Hunt::new(rig, one_of, &holds);
    if hunt.tries_kept()? {
        return Ok(());
    }
    hunt.tries_each(each)?;
    hunt.tries_generated(strategy)
}
