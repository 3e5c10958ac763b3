//! The place of an attempt: its pod, and the folder in which its programs work.

use std::path::Path;
use std::rc::Rc;

use super::{Checked, Files, Plan};
use crate::sys::Trouble;
use crate::sys::pod::{Furnishing, Isolation, LAYER, Pod, Refused};

/// The pod of an attempt, and where the files of its programs are.
pub(super) fn of(plan: &Plan, home: &Path) -> Checked<(Rc<Pod>, Files)> {
    let start = |layer| {
        let furnishing = Furnishing {
            reserve: plan.port,
            clients: plan.scale.unwrap_or(0),
            small_buffers: plan.small_buffers,
            layer,
        };
        Pod::start(plan.isolation, furnishing).map(Rc::new)
    };
    let refused = |refused: Refused| {
        Trouble::while_(&format!("setting the pod up ({})", refused.step))(refused.error)
    };
    let Some(folder) = plan.folder().filter(|_| plan.files) else {
        return Ok((start(None).map_err(refused)?, Files::at_home(home)));
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
