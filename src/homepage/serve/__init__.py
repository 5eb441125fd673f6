"""The preview: a build in a loop with a browser attached."""
