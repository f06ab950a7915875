"""What messages show: answers, lists and reasons, as components or as plain text."""
