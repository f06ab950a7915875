"""What people type into a chat, down to what they ask."""
