//! The directory that holds everything a hotline keeps.
//!
//! What a citizen was told is kept must outlive a killed process and a power cut. So nothing is answered before it
//! is on the disk: the database syncs its log at every commit (see [`crate::database`]), a photo's file is synced
//! before the row that names it (see [`crate::photo`]), and for every new file the directory is synced too, since a
//! file whose name was only in the page cache is gone after a power cut, however well its bytes were kept.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A hotline's data directory: the database, the photos and the server's own key.
#[derive(Clone, Debug)]
pub struct DataDirectory(PathBuf);

impl DataDirectory {
    /// The directory at `path`, made if it isn't there, for the owner's eyes only.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn create(path: &Path) -> io::Result<Self> {
        let directory = Self(path.to_owned());
        private_directory(path)?;
        private_directory(&directory.photos())?;
        private_file(&directory.database())?;
        sync_directory(path)?;
        Ok(directory)
    }

    /// The directory at `path`, which a server has made.
    ///
    /// # Errors
    /// When there is no database in it.
    pub fn existing(path: &Path) -> io::Result<Self> {
        let directory = Self(path.to_owned());
        if directory.database().is_file() {
            Ok(directory)
        } else {
            let message = format!("{} holds no hotline's data", path.display());
            Err(io::Error::new(io::ErrorKind::NotFound, message))
        }
    }

    /// The database's file.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.0.join("hotline.db")
    }

    /// The server key's file.
    #[must_use]
    pub fn key(&self) -> PathBuf {
        self.0.join("secret.key")
    }

    /// The photos' directory.
    #[must_use]
    pub fn photos(&self) -> PathBuf {
        self.0.join("photos")
    }
}

/// Makes the directory at `path`, if it isn't there, for the owner's eyes only. It stays after a power cut.
///
/// # Errors
/// When it can't be made.
pub fn private_directory(path: &Path) -> io::Result<()> {
    let missing: Vec<_> = path.ancestors().take_while(|folder| !folder.exists()).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    missing.into_iter().filter_map(Path::parent).try_for_each(sync_directory)
}

/// Waits until the names in the directory at `path` are on the disk. Where directories can't be opened (Windows), the
/// file system sees to that by itself.
///
/// # Errors
/// When the directory can't be read or the disk fails.
pub fn sync_directory(path: &Path) -> io::Result<()> {
    // The parent of a bare name is the empty path.
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    if cfg!(unix) { fs::File::open(path)?.sync_all() } else { Ok(()) }
}

/// Makes an empty file at `path`, if it isn't there, for the owner's eyes only. SQLite gives the files beside its
/// database the same permissions, which hold also where the directory was made by somebody else.
///
/// # Errors
/// When it can't be made.
pub fn private_file(path: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(())
}
