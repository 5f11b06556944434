//! Photos: what is a picture, what it must not carry, where it is kept.

mod strip;

use std::{
    fs,
    io::{self, Cursor, Write},
    path::{Path, PathBuf},
};

use complaint_widget::domain::{MediaType, PhotoId, Reference};
use image::{ImageFormat, ImageReader, Limits};

use crate::{
    data::sync_directory,
    database::{Database, photos as records},
};

/// The most pixels that are decoded.
const PIXELS_MAX: u64 = 50_000_000;

/// A picture without metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its type, by its content.
    pub media_type: MediaType,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why something isn't taken as a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// It doesn't begin like a picture of a type that is taken.
    #[error("not a picture of a known type")]
    UnknownType,
    /// It begins like one, but isn't a whole still picture.
    #[error("not a whole still picture")]
    Broken,
    /// It has more than 50 megapixels.
    #[error("too many pixels")]
    TooManyPixels,
}

/// Judges `sent` by its content and gives it back without metadata. Works for long: not for an async thread.
///
/// # Errors
/// When it isn't a picture of one of `media_types`.
pub fn clean(sent: &[u8], media_types: &[MediaType]) -> Result<Picture, PhotoError> {
    let (media_type, format) = match sent {
        [0xFF, 0xD8, 0xFF, ..] => (MediaType::Jpeg, ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => (MediaType::Png, ImageFormat::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            (MediaType::Webp, ImageFormat::WebP)
        }
        _ => return Err(PhotoError::UnknownType),
    };
    if !media_types.contains(&media_type) {
        return Err(PhotoError::UnknownType);
    }
    let bytes = match media_type {
        MediaType::Jpeg => strip::jpeg(sent),
        MediaType::Png => strip::png(sent),
        MediaType::Webp => strip::webp(sent),
    }
    .ok_or(PhotoError::Broken)?;
    // What is kept is what must decode, so the stripped bytes are the ones to try.
    let (width, height) = ImageReader::with_format(Cursor::new(&bytes), format)
        .into_dimensions()
        .map_err(|_| PhotoError::Broken)?;
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(PhotoError::TooManyPixels);
    }
    let mut limits = Limits::default();
    // 50 megapixels of 16-bit colour with alpha, and as much again for the decoder.
    limits.max_alloc = Some(PIXELS_MAX * 8 * 2);
    let mut reader = ImageReader::with_format(Cursor::new(&bytes), format);
    reader.limits(limits);
    reader.decode().map_err(|_| PhotoError::Broken)?;
    Ok(Picture { media_type, bytes })
}

/// The directory of a complaint's photos.
#[must_use]
pub fn directory(photos: &Path, reference: &Reference) -> PathBuf {
    photos.join(&reference.0)
}

/// The file of a photo: readable by every viewer, and copied by every backup.
#[must_use]
pub fn path(photos: &Path, reference: &Reference, id: &PhotoId, media_type: &str) -> PathBuf {
    let extension = media_type.strip_prefix("image/").unwrap_or("bin");
    directory(photos, reference).join(format!("{}.{extension}", id.0))
}

/// The file of a photo while it is being written.
fn partial(photos: &Path, reference: &Reference, id: &PhotoId) -> PathBuf {
    directory(photos, reference).join(format!("{}.partial", id.0))
}

/// Writes a photo's file. It appears whole or not at all, and stays after a power cut: its bytes, its name and the
/// name of its directory are on the disk when this returns.
///
/// # Errors
/// When it can't be written.
pub async fn store(photos: &Path, reference: &Reference, id: &PhotoId, picture: Picture) -> io::Result<()> {
    let photos = photos.to_owned();
    let directory = directory(&photos, reference);
    let partial = partial(&photos, reference, id);
    let path = path(&photos, reference, id, picture.media_type.as_str());
    let written = move || {
        fs::create_dir_all(&directory)?;
        let mut file = fs::File::create(&partial)?;
        file.write_all(&picture.bytes)?;
        file.sync_all()?;
        fs::rename(&partial, &path)?;
        sync_directory(&directory)?;
        sync_directory(&photos)
    };
    tokio::task::spawn_blocking(written).await?
}

/// Erases what a process that was killed has left of photos: files whose arrival isn't in the database, whole or not.
/// Nobody was told that they are here, so whoever sent them sends them again.
///
/// # Errors
/// When the database fails or a file can't be deleted.
pub async fn forget_leftovers(photos: &Path, database: &Database) -> io::Result<()> {
    // Whoever stores a photo holds the write lock: what is missing stays missing meanwhile.
    let mut writer = database.writer().await.map_err(io::Error::other)?;
    for (reference, id) in records::missing(&mut writer).await.map_err(io::Error::other)? {
        let whole = MediaType::ALL.map(|media_type| path(photos, &reference, &id, media_type.as_str()));
        for file in whole.into_iter().chain([partial(photos, &reference, &id)]) {
            match fs::remove_file(&file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
    }
    Ok(())
}
