//! Photos as phones write them, and what may be wrong with them.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, imageops};

/// The colours of the four quarters of a picture, named so that a turned or mirrored one is told from an upright
/// one: red, green, blue and yellow, from the top left in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quadrants(pub [&'static str; 4]);

const COLOURS: [(&str, [u8; 3]); 4] =
    [("red", [210, 40, 40]), ("green", [40, 170, 60]), ("blue", [40, 60, 200]), ("yellow", [230, 210, 50])];

impl Quadrants {
    /// What an upright photo shows.
    pub const UPRIGHT: Self = Self(["red", "green", "blue", "yellow"]);

    /// What the stored pixels of a picture show, whatever its metadata says, with its width and height.
    ///
    /// # Panics
    /// If it is no JPEG.
    #[must_use]
    pub fn of(jpeg: &[u8]) -> (Self, u32, u32) {
        let picture = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).expect("a JPEG").to_rgb8();
        let (width, height) = picture.dimensions();
        let at = |x: u32, y: u32| nearest(picture.get_pixel(width * x / 4, height * y / 4));
        (Self([at(1, 1), at(3, 1), at(1, 3), at(3, 3)]), width, height)
    }
}

fn nearest(pixel: &Rgb<u8>) -> &'static str {
    let distance = |colour: &[u8; 3]| -> u32 {
        colour.iter().zip(pixel.0).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    COLOURS.iter().min_by_key(|(_, colour)| distance(colour)).expect("there are colours").0
}

/// A photo.
#[derive(Clone, Debug)]
pub struct Photo {
    /// Width and height as seen upright, in pixels.
    pub size: (u32, u32),
    /// How the phone was held: the Exif orientation 1, 3, 6 or 8.
    pub orientation: u8,
    /// Where it was taken: whole degrees, minutes and seconds of latitude north and longitude east.
    pub place: Option<[[u32; 3]; 2]>,
}

impl Photo {
    /// Two photos, one held sideways and one upright, both with the place where they were taken.
    #[must_use]
    pub fn two() -> Vec<Self> {
        let place = Some([[38, 12, 15], [115, 27, 4]]);
        vec![
            Self { size: (600, 800), orientation: 6, place },
            Self { size: (800, 600), orientation: 1, place },
        ]
    }

    /// The file that a phone writes: the pixels as the sensor saw them, and Exif data about the rest.
    ///
    /// # Panics
    /// For an orientation that no phone is held in.
    #[must_use]
    pub fn jpeg(&self) -> Vec<u8> {
        let (width, height) = self.size;
        let upright = RgbImage::from_fn(width, height, |x, y| {
            let quarter = usize::from(y >= height / 2) * 2 + usize::from(x >= width / 2);
            Rgb(COLOURS[quarter].1)
        });
        let seen = match self.orientation {
            1 => upright,
            3 => imageops::rotate180(&upright),
            6 => imageops::rotate270(&upright),
            8 => imageops::rotate90(&upright),
            other => panic!("orientation {other}"),
        };
        let mut file = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(seen).write_to(&mut file, ImageFormat::Jpeg).expect("a JPEG");
        let file = file.into_inner();
        let exif = self.exif();
        let length = u16::try_from(exif.len() + 2).expect("Exif data fits its segment");
        // The start of the image, then Exif's segment (APP1), then the rest.
        [&file[..2], &[0xFF, 0xE1], &length.to_be_bytes(), &exif, &file[2..]].concat()
    }

    /// Exif 2.32: a TIFF file in big-endian order behind its mark.
    fn exif(&self) -> Vec<u8> {
        const SHORT: u16 = 3;
        const LONG: u16 = 4;
        let entry = |tag: u16, kind: u16, value: [u8; 4]| {
            [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &1_u32.to_be_bytes(), &value].concat()
        };
        let mut bytes = b"Exif\0\0MM\0\x2A\0\0\0\x08".to_vec();
        let mut entries = vec![entry(0x0112, SHORT, [0, self.orientation, 0, 0])];
        let gps_at = 8 + 2 + 2 * 12 + 4;
        if self.place.is_some() {
            entries.push(entry(0x8825, LONG, u32::to_be_bytes(gps_at)));
        }
        bytes.extend(u16::try_from(entries.len()).expect("two at most").to_be_bytes());
        bytes.extend(entries.concat());
        bytes.extend([0; 4]);
        if let Some(place) = self.place {
            bytes.extend(gps(place, gps_at));
        }
        bytes
    }

    /// A file of this photo that was cut off on its way, before any of the picture had come.
    #[must_use]
    pub fn cut_off(&self) -> Vec<u8> {
        self.jpeg()[..400].to_vec()
    }
}

/// A GPS directory at `at`: latitude north and longitude east, each three rational numbers behind the directory.
fn gps(place: [[u32; 3]; 2], at: u32) -> Vec<u8> {
    const ASCII: u16 = 2;
    const RATIONAL: u16 = 5;
    let values_at = at + 2 + 4 * 12 + 4;
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
    };
    let mut bytes = vec![0, 4];
    bytes.extend(entry(1, ASCII, 2, *b"N\0\0\0"));
    bytes.extend(entry(2, RATIONAL, 3, values_at.to_be_bytes()));
    bytes.extend(entry(3, ASCII, 2, *b"E\0\0\0"));
    bytes.extend(entry(4, RATIONAL, 3, (values_at + 24).to_be_bytes()));
    bytes.extend([0; 4]);
    for number in place.into_iter().flatten() {
        bytes.extend(number.to_be_bytes());
        bytes.extend(1_u32.to_be_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_taken_upright_is_stored_upright() {
        let photo = Photo { size: (80, 60), orientation: 1, place: None };
        assert_eq!(Quadrants::of(&photo.jpeg()), (Quadrants::UPRIGHT, 80, 60));
    }

    #[test]
    fn a_photo_taken_sideways_is_stored_sideways() {
        // Orientation 6: to be seen upright, the pixels are turned clockwise by a quarter.
        let photo = Photo { size: (60, 80), orientation: 6, place: Some([[38, 12, 15], [115, 27, 4]]) };
        let turned = Quadrants(["green", "yellow", "red", "blue"]);
        assert_eq!(Quadrants::of(&photo.jpeg()), (turned, 80, 60));
    }
}
