//! Things that happen to a server before it can act: it is held still meanwhile.

use sockspec_model::remark;

use super::{Checked, ServerRig};

impl ServerRig {
    /// Does something while the server is held still: it finds it done when it goes on. Without that, whether a client
    /// is gone before it is accepted would be a matter of luck.
    ///
    /// # Errors
    /// Those of `act`.
    pub fn while_held<T>(&mut self, act: impl FnOnce(&mut Self) -> Checked<T>) -> Checked<T> {
        self.until_rest()?;
        let before = self.scene.log().last();
        self.scene.kernel().hold();
        let done = self
            .until_held()
            .and_then(|()| act(self))
            .and_then(|done| self.until_ends_have_arrived().map(|()| done));
        self.scene.kernel().release();
        if self.scene.log().last() > before {
            self.scene.log().remark(remark::HELD.to_owned());
        }
        done
    }

    /// Waits until the server stands still. Else it would be a matter of luck whether the pause breaks its wait off.
    fn until_held(&self) -> Checked {
        let scene = &self.scene;
        let held = || Ok(scene.kernel().is_held().then_some(()));
        scene.hear(&[], &[], scene.for_rest(), held).map(|_| ())
    }

    /// Waits until the kernel shows that what we have closed is closed for the server too.
    fn until_ends_have_arrived(&self) -> Checked {
        let scene = &self.scene;
        let arrived = || Ok((!scene.leaving.is_any_under_way(scene.kernel())).then_some(()));
        scene.hear(&[], &[], scene.for_rest(), arrived).map(|_| ())
    }
}
