"""Files with settings before their text, and settings alone: YAML and TOML, what they name, and the text below."""
