-- For many days: the transits by day, so that a day's median reads the blocks of its thirty days only.
CREATE TABLE transits (day Date, shop_id UInt32, seconds Int32) ENGINE = MergeTree PARTITION BY toYYYYMM(day) ORDER BY (day, shop_id);
INSERT INTO transits SELECT toDate(signed_at), shop_id, signed_at - shipped_at FROM orders WHERE signed_at > 0 AND shipped_at > 0;
CREATE TABLE medians (shop_id UInt32, day Date, transit Int32, transit_d Int32) ENGINE = Memory;
