//! Which checks are run.

use sockspec_model::{Clause, Dialect, Level, Policy, Role, SkippedBy};

use crate::rig::{Check, ClientRig, Need, PairRig, Scenario, ServerRig, Stage};

/// A check of whatever role.
#[derive(Clone, Copy)]
pub enum Definition {
    /// Of a server.
    Server(&'static Check<ServerRig>),
    /// Of a client.
    Client(&'static Check<ClientRig>),
    /// Of a pair.
    Pair(&'static Check<PairRig>),
}

/// Whether the check with this id, citing this clause, is wanted.
pub type Wanted = Box<dyn Fn(&str, &str) -> bool + Send + Sync>;

/// Decides by id and level.
pub struct Filter {
    /// Whether the check with this id, citing this clause, is wanted.
    pub wants: Wanted,
    /// The lowest level wanted.
    pub lowest: Level,
}

/// A check that is to be run.
pub struct Selected {
    /// `scenario/role/name`.
    pub id: String,
    /// The check.
    pub definition: Definition,
    /// The clause it cites.
    pub clause: &'static Clause,
    /// How binding it is in this run.
    pub level: Level,
    /// How binding its clause is in this run; the check itself may be less so.
    pub binding: Level,
    /// Why the declared dialect or the manifest leaves it out, if one does.
    unmet: Option<(SkippedBy, String)>,
}

impl Filter {
    /// Everything.
    #[must_use]
    pub fn all() -> Self {
        Self {
            wants: Box::new(|_, _| true),
            lowest: Level::May,
        }
    }
}

impl Definition {
    /// The check's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.parts().0
    }

    /// Id of the clause it cites.
    #[must_use]
    pub fn clause(self) -> &'static str {
        self.parts().1
    }

    /// How it is tested.
    #[must_use]
    pub fn how(self) -> &'static str {
        self.parts().2
    }

    /// The role it judges.
    #[must_use]
    pub fn role(self) -> Role {
        match self {
            Self::Server(_) => Role::Server,
            Self::Client(_) => Role::Client,
            Self::Pair(_) => Role::Pair,
        }
    }

    /// What the dialect must offer, and a level of its own.
    #[must_use]
    pub fn terms(self) -> (&'static [Need], Option<Level>) {
        match self {
            Self::Server(check) => (check.needs, check.level),
            Self::Client(check) => (check.needs, check.level),
            Self::Pair(check) => (check.needs, check.level),
        }
    }

    /// Which other checks it stands or falls with.
    #[must_use]
    pub fn stage(self) -> Stage {
        match self {
            Self::Server(check) => check.stage,
            Self::Client(check) => check.stage,
            Self::Pair(check) => check.stage,
        }
    }

    /// Whether it runs on generated cases, as many as are wanted.
    #[must_use]
    pub fn is_property(self) -> bool {
        match self {
            Self::Server(check) => check.is_property,
            Self::Client(check) => check.is_property,
            Self::Pair(check) => check.is_property,
        }
    }

    fn parts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Server(check) => (check.name, check.clause, check.how),
            Self::Client(check) => (check.name, check.clause, check.how),
            Self::Pair(check) => (check.name, check.clause, check.how),
        }
    }
}

impl Selected {
    /// Why the declared dialect or the manifest leaves it out, if one does.
    #[must_use]
    pub fn unmet(&self) -> Option<&str> {
        self.unmet.as_ref().map(|(_, reason)| reason.as_str())
    }

    /// What leaves it out, if anything does.
    pub(super) fn left_out_by(&self) -> Option<SkippedBy> {
        self.unmet.as_ref().map(|(by, _)| *by)
    }
}

impl Scenario {
    /// Every check of a role, in the order of the tables.
    #[must_use]
    pub fn checks(&self, role: Role) -> Vec<Definition> {
        match role {
            Role::Server => self
                .server
                .iter()
                .copied()
                .flatten()
                .map(Definition::Server)
                .collect(),
            Role::Client => self
                .client
                .iter()
                .copied()
                .flatten()
                .map(Definition::Client)
                .collect(),
            Role::Pair => self
                .pair
                .iter()
                .copied()
                .flatten()
                .map(Definition::Pair)
                .collect(),
        }
    }
}

/// The checks of a run, in the order in which their events come.
#[must_use]
pub fn select(
    scenario: &'static Scenario,
    roles: &[Role],
    dialect: &Dialect,
    filter: &Filter,
) -> Vec<Selected> {
    select_under(&Policy::default(), scenario, roles, dialect, filter)
}

/// The same, under the decisions of a course.
#[must_use]
pub fn select_under(
    policy: &Policy,
    scenario: &'static Scenario,
    roles: &[Role],
    dialect: &Dialect,
    filter: &Filter,
) -> Vec<Selected> {
    let definitions = roles.iter().flat_map(|role| scenario.checks(*role));
    let all = definitions.map(|definition| selected(policy, scenario, dialect, definition));
    all.filter(|one| one.level >= filter.lowest && (filter.wants)(&one.id, one.clause.id))
        .collect()
}

fn selected(
    policy: &Policy,
    scenario: &'static Scenario,
    dialect: &Dialect,
    definition: Definition,
) -> Selected {
    let clause = scenario.clause(definition.clause());
    let (role, name) = (definition.role().word(), definition.name());
    let (needs, own) = definition.terms();
    let binding = policy.level(clause.id, clause.level_in(dialect));
    let dropped = || Some((SkippedBy::Manifest, dropped(policy, clause.id)?));
    Selected {
        id: format!("{}/{role}/{name}", scenario.name),
        definition,
        clause,
        level: own.map_or(binding, |own| own.min(binding)),
        binding,
        unmet: unmet(needs, dialect)
            .map(|reason| (SkippedBy::Dialect, reason))
            .or_else(dropped),
    }
}

fn dropped(policy: &Policy, clause: &str) -> Option<String> {
    let reason = policy.dropped(clause)?;
    let by = policy.name.as_deref().unwrap_or("the manifest");
    Some(format!("{clause} is dropped by {by}: {reason}"))
}

pub(super) fn unmet(needs: &[Need], dialect: &Dialect) -> Option<String> {
    let need = needs
        .iter()
        .find(|need| !need.values.contains(&dialect.value(need.key)))?;
    Some(format!(
        "it applies where {} is {} (here: {})",
        need.key,
        need.values.join(" or "),
        dialect.value(need.key)
    ))
}
