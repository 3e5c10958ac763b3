//! Folders in which programs under test have no business.

use std::path::{Path, PathBuf};

use super::Trouble;

/// A folder of this name, made where it is not there yet.
pub(crate) fn folder_in(place: &Path, name: &str) -> Result<PathBuf, Trouble> {
    let folder = place.join(name);
    std::fs::create_dir_all(&folder).map_err(Trouble::while_("making a folder"))?;
    Ok(folder)
}
