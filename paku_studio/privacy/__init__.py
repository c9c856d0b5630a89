"""What identifies a person in a text: found, said in words, blurred. Knows no window, no document, no network."""
