pub fn filled(fields: &[(String, Option<String>)]) -> Vec<String> {
    fields
        .iter()
        .filter(|(_, value)| !value.as_deref().unwrap_or("").is_empty())
        .map(|(name, _)| name.clone())
        .collect()
}
