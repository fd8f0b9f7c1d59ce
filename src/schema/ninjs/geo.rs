//! GeoJSON, as far as its own schema holds it: types, coordinates, boxes (RFC 7946).

use serde_json::Value;

/// The place within the value, and what is wrong there.
pub type Wrong = (String, String);

const GEOMETRIES: &[&str] = &[
    "Point",
    "LineString",
    "Polygon",
    "MultiPoint",
    "MultiLineString",
    "MultiPolygon",
    "GeometryCollection",
];

/// Checks any GeoJSON object.
pub fn check(value: &Value) -> Result<(), Wrong> {
    object(value, true, true)
}

fn wrong<T>(place: &str, message: &str) -> Result<T, Wrong> {
    Err((place.to_owned(), message.to_owned()))
}

/// The recursion is bounded by the parser's bound on depth: a collection holds no collections, a feature no features.
fn object(value: &Value, collections: bool, features: bool) -> Result<(), Wrong> {
    let Some(kind) = value.get("type").and_then(Value::as_str).filter(|_| value.is_object()) else {
        return wrong("", "expected a GeoJSON object with a `type`");
    };
    if let Some(bounds) = value.get("bbox") {
        numbers(bounds, 4).map_err(|()| {
            ("/bbox".to_owned(), "`bbox` must be an array of at least four numbers".to_owned())
        })?;
    }
    let inner = |key: &str, result: Result<(), Wrong>| {
        result.map_err(|(place, message)| (format!("/{key}{place}"), message))
    };
    match kind {
        "Feature" if features => {
            let Some(geometry) = value.get("geometry") else {
                return wrong("", "the Feature has no `geometry`");
            };
            if !geometry.is_null() {
                inner("geometry", object(geometry, true, false))?;
            }
            match value.get("properties") {
                Some(Value::Null | Value::Object(_)) => {}
                _ => return wrong("", "the Feature has no `properties` (an object or null)"),
            }
            match value.get("id") {
                None | Some(Value::String(_) | Value::Number(_)) => Ok(()),
                Some(_) => wrong("/id", "`id` must be a string or a number"),
            }
        }
        "FeatureCollection" if features => {
            let Some(Value::Array(list)) = value.get("features") else {
                return wrong("", "the FeatureCollection has no array of `features`");
            };
            for (index, feature) in list.iter().enumerate() {
                let place = format!("features/{index}");
                if feature.get("type").and_then(Value::as_str) != Some("Feature") {
                    return wrong(&format!("/{place}"), "a FeatureCollection must contain Features");
                }
                inner(&place, object(feature, true, true))?;
            }
            Ok(())
        }
        "GeometryCollection" if collections => {
            let Some(Value::Array(list)) = value.get("geometries") else {
                return wrong("", "the GeometryCollection has no array of `geometries`");
            };
            for (index, geometry) in list.iter().enumerate() {
                inner(&format!("geometries/{index}"), object(geometry, false, false))?;
            }
            Ok(())
        }
        kind => {
            let Some(coordinates) = value.get("coordinates") else {
                return wrong(
                    "",
                    &format!(
                        "`{kind}` is not a GeoJSON type that is allowed here, or it has no `coordinates`"
                    ),
                );
            };
            // How lists nest, and how many entries each level has at least.
            let shape: &[usize] = match kind {
                "Point" => &[2],
                "MultiPoint" => &[0, 2],
                "LineString" => &[2, 2],
                "MultiLineString" => &[0, 2, 2],
                "Polygon" => &[0, 4, 2],
                "MultiPolygon" => &[0, 0, 4, 2],
                _ => return wrong("/type", &format!("`{kind}` is not one of {}", GEOMETRIES.join(", "))),
            };
            nested(coordinates, shape)
                .map_err(|()| ("/coordinates".to_owned(), format!("invalid coordinates of a {kind}")))
        }
    }
}

fn numbers(value: &Value, least: usize) -> Result<(), ()> {
    let list = value.as_array().ok_or(())?;
    if list.len() < least || !list.iter().all(Value::is_number) { Err(()) } else { Ok(()) }
}

fn nested(value: &Value, shape: &[usize]) -> Result<(), ()> {
    match shape {
        [] => Ok(()),
        [least] => numbers(value, *least),
        [least, rest @ ..] => {
            let list = value.as_array().ok_or(())?;
            if list.len() < *least {
                return Err(());
            }
            list.iter().try_for_each(|entry| nested(entry, rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn coordinates_nest_as_their_type_says() {
        assert!(check(&json!({"type": "Point", "coordinates": [51.4, 35.7]})).is_ok());
        assert!(check(&json!({"type": "Point", "coordinates": [51.4]})).is_err());
        assert!(check(&json!({"type": "Feature", "properties": null, "geometry": null})).is_ok());
        assert!(check(&json!({"type": "Feature", "properties": {}})).is_err());
    }
}
