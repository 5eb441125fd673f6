"""One page of prose and lists as a site: its sections, papers, person, and what stands on it twice."""
