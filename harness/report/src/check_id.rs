//! The parts of a check's id, `scenario/role/name`.

use sockspec_model::Role;

/// An id taken apart.
#[derive(Clone, Copy)]
pub(crate) struct CheckId<'a> {
    /// `scenario/role`.
    pub(crate) place: &'a str,
    /// The check's own name.
    pub(crate) name: &'a str,
}

impl<'a> CheckId<'a> {
    pub(crate) fn of(id: &'a str) -> Self {
        let (place, name) = id.rsplit_once('/').unwrap_or(("", id));
        Self { place, name }
    }

    /// The part that the program plays; a pair where the id does not say, because its words accuse neither side.
    pub(crate) fn role(self) -> Role {
        let word = self.place.rsplit('/').next();
        let known = [Role::Server, Role::Client];
        let named = known.into_iter().find(|role| word == Some(role.word()));
        named.unwrap_or(Role::Pair)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_a_place_a_role_and_a_name() {
        let id = CheckId::of("tcp-uppercase/client/shows-the-answer");
        assert_eq!(
            (id.place, id.name),
            ("tcp-uppercase/client", "shows-the-answer")
        );
        assert_eq!(id.role(), Role::Client);
        assert_eq!(CheckId::of("odd").role(), Role::Pair);
    }
}
