//! The place of an attempt: its pod, and the folder in which its programs work.

use std::path::Path;
use std::rc::Rc;

use sockspec_model::{Lane, Said};

use super::{Checked, ClientRig, Files, Plan, Scene, Stop};
use crate::sys::Trouble;
use crate::sys::pod::{Furnishing, Isolation, LAYER, Pod, Refused};

/// The pod of an attempt, and where the files of its programs are.
pub(super) fn of(plan: &Plan, home: &Path) -> Checked<(Rc<Pod>, Files)> {
    let start = |layer| {
        let furnishing = Furnishing {
            reserve: plan.port,
            clients: plan.crowd,
            small_buffers: plan.small_buffers,
            layer,
        };
        Pod::start(plan.isolation, furnishing).map(Rc::new)
    };
    let refused = |refused: Refused| {
        Trouble::while_(&format!("setting the pod up ({})", refused.step))(refused.error)
    };
    let Some(folder) = plan.folder().filter(|_| plan.files) else {
        return Ok((
            start(None).map_err(refused)?,
            Files::at_home(home, plan.files),
        ));
    };
    if plan.isolation != Isolation::None {
        let (files, layer) = Files::layer(home, folder)?;
        match start(Some(layer)) {
            Ok(pod) => return Ok((pod, files)),
            // Not every file system can be below a layer.
            Err(error) if error.step == LAYER => {}
            Err(error) => return Err(refused(error).into()),
        }
    }
    Ok((start(None).map_err(refused)?, Files::copy(home, folder)?))
}

impl Scene {
    /// Puts a file where the programs work.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Checked {
        self.log.said_so(Lane::Kernel, 0, Said::Put, bytes, name);
        Ok(self.files().put(name, bytes)?)
    }

    /// Puts a file there that nobody may read.
    ///
    /// # Errors
    /// Only trouble of our own.
    pub fn put_locked(&self, name: &str, bytes: &[u8]) -> Checked {
        let note = format!("{name}, which nobody may read");
        self.log.said_so(Lane::Kernel, 0, Said::Put, bytes, &note);
        Ok(self.files().put_locked(name, bytes)?)
    }
}

impl ClientRig {
    /// Goes on only where the permissions of files hold for the client: where it runs as root, it may read everything. In
    /// users of its own no program is root.
    ///
    /// # Errors
    /// Where they do not.
    pub fn expect_no_privileges(&self) -> Checked {
        if self.plan.isolation == Isolation::None && rustix::process::geteuid().is_root() {
            let why = "whoever is root may read every file";
            return Err(Stop::Skip(why.to_owned()));
        }
        Ok(())
    }
}
