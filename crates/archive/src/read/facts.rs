//! The file of facts.

use super::{BundleFile, all, format_number, needed, number, some, string};
use crate::facts::{Bearer, EventOfSeries, Facts, FactsFile, Figures, Name, Office, SeriesOfEvents};
use crate::json::{Read, Reader};

impl BundleFile for Facts {
    fn read(reader: &mut Reader<'_>) -> Read<Facts> {
        let mut format = None;
        let mut file = Facts::default();
        fields! { reader,
            "format" => format, some(format_number);
            "articles" => file.articles, all(number);
            "characters" => file.characters, all(number);
            "names" => file.names, all(name);
            "offices" => file.offices, all(office);
            "figures" => file.figures, figures;
            "series" => file.series, all(series);
        }
        needed(reader, format, "a format")?;
        let held = file.offices.iter().flat_map(|office| &office.held);
        let named = held.map(|held| held.name).all(|name| (name as usize) < file.names.len());
        if named { Ok(file) } else { reader.wrong("the number of a name") }
    }
}

/// What the manifest says of the file.
pub(super) fn named(reader: &mut Reader<'_>) -> Read<FactsFile> {
    let mut file = FactsFile::default();
    fields! { reader,
        "name" => file.name, string;
        "names" => file.names, number;
        "offices" => file.offices, number;
        "figures" => file.figures, number;
        "series" => file.series, number;
    }
    Ok(file)
}

fn name(reader: &mut Reader<'_>) -> Read<Name> {
    let mut name = Name::default();
    fields! { reader,
        "kind" => name.kind, number;
        "name" => name.name, string;
        "also" => name.also, all(string);
        "at" => name.at, all(number);
    }
    Ok(name)
}

fn office(reader: &mut Reader<'_>) -> Read<Office> {
    let mut office = Office::default();
    fields! { reader,
        "office" => office.office, string;
        "held" => office.held, all(bearer);
        "alike" => office.alike, all(number);
    }
    Ok(office)
}

fn bearer(reader: &mut Reader<'_>) -> Read<Bearer> {
    let mut bearer = Bearer::default();
    fields! { reader, "name" => bearer.name, number; "at" => bearer.at, all(number); }
    Ok(bearer)
}

fn figures(reader: &mut Reader<'_>) -> Read<Figures> {
    let mut figures = Figures::default();
    fields! { reader,
        "at" => figures.at, all(number);
        "values" => figures.values, all(string);
        "units" => figures.units, all(string);
        "things" => figures.things, all(string);
        "unit" => figures.unit, all(number);
        "of" => figures.of, all(number);
        "marks" => figures.marks, all(number);
    }
    Ok(figures)
}

fn series(reader: &mut Reader<'_>) -> Read<SeriesOfEvents> {
    let mut series = SeriesOfEvents::default();
    fields! { reader,
        "host" => series.host, string;
        "name" => series.name, string;
        "held" => series.held, all(event);
        "missing" => series.missing, all(string);
    }
    Ok(series)
}

fn event(reader: &mut Reader<'_>) -> Read<EventOfSeries> {
    let mut event = EventOfSeries::default();
    fields! { reader,
        "label" => event.label, string;
        "article" => event.article, number;
        "name" => event.name, all(number);
        "place" => event.place, all(number);
        "spoke" => event.spoke, all(number);
        "points" => event.points, all(number);
    }
    Ok(event)
}
