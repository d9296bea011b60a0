pub fn filled(fields: &[(String, Option<String>)]) -> Vec<String> {
    fields
        .iter()
        .filter(|(_, value)| value.is_some())
        .map(|(name, _)| name.clone())
        .collect()
}
