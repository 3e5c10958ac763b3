//! Things that happen to a server before it can act: it is held still meanwhile.

use super::{Checked, ServerRig};

impl ServerRig {
    /// Does something while the server is held still: it finds it done when it goes on. Without that, whether a client
    /// is gone before it is accepted would be a matter of luck.
    ///
    /// # Errors
    /// Those of `act`.
    pub fn while_held<T>(&mut self, act: impl FnOnce(&mut Self) -> Checked<T>) -> Checked<T> {
        self.until_rest()?;
        self.scene.kernel().hold();
        let done = act(self);
        self.scene.kernel().release();
        done
    }
}
