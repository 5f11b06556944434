//! The directory that holds everything a hotline keeps.

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

/// Makes the directory at `path`, if it isn't there, for the owner's eyes only.
///
/// # Errors
/// When it can't be made.
pub fn private_directory(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
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
