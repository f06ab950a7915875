"""How alike the words of sentences are to those of a question.

Words are alike by Dice's coefficient of their character 4-grams (a word framed by "_": "duke" →
"_duk", "duke", "uke_"), here of the bytes of their UTF-8.
"""
