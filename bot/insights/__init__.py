"""What is asked in a server and what the library lacks, for its moderators."""
