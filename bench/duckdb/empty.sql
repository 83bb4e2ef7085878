-- Between one day and many: the cards of the one day go.
TRUNCATE cards;
