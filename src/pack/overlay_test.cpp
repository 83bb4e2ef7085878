// Overlays over tests/packs/small.yaml: what they change, and what they are told.
#include "pack/family_fixture.h"

namespace xingji::family_test {
namespace {

TEST(Overlays, set_replace_and_disable) {
  const Folder folder;
  const std::string file = folder.write("mine.yaml",
                                        "extends: example.small\n"
                                        "title: My own numbers\n"
                                        "assumed: my own\n"
                                        "parameters: { leader_orders: { value: 300 } }\n"
                                        "gates:\n"
                                        "  few_bad: { disabled: true }\n"
                                        "  lost_disputes: { levels: { mild: { do: { subtract: 0.5, "
                                        "multiply: { disabled: true } } } } }\n"
                                        "stars: { s4: { total_at_least: 4.2 } }\n");
  LoadOptions with_overlay = options();
  with_overlay.overlays = {file};
  const Pack pack = load_small(with_overlay);
  EXPECT_EQ(pack.title.zh, "示例体验分");
  EXPECT_EQ(pack.parameters[2].number.entries[0].value, 300 * micro_one);
  EXPECT_EQ(pack.parameters[2].number.entries[0].said.assumed.en, "my own");
  EXPECT_EQ(pack.parameters[2].number.entries[0].said.place.file, file);
  EXPECT_EQ(pack.gates.size(), 3U);
  EXPECT_EQ(pack.bands[1].total_at_least->entries[0].value, 4'200'000);
  EXPECT_EQ(pack.bands[1].total_at_least->entries[0].said.source, "");
  EXPECT_EQ(pack.bands[1].stars.entries[0].said.source, "HELP");
  EXPECT_EQ(pack.files.back(), file);
}

// The pack is not at fault for what only the disabled entries used; the overlay is for its own.
TEST(Overlays, that_disable_entries_draw_no_warnings_about_the_pack) {
  const Folder folder;
  LoadOptions with_overlay = options();
  with_overlay.overlays = {
      folder.write(
          "mine.yaml",
          "extends: example.small\n"
          "assumed: my own\n"
          "indicators: { refund_time: { disabled: true }, bad_share: { disabled: true } }\n"
          "gates: { few_bad: { targets: [reply_share], passes: paid_orders > 4 } }\n"
          "dimensions:\n"
          "  service: { of: { reply_share: 100%, refund_time: { disabled: true } } }\n"
          "  goods: { of: { stars_mean: 100%, bad_share: { disabled: true } } }\n"),
      folder.write(
          "more.yaml",
          "extends: example.small\n"
          "measures: { mine: { count: orders, by_day: paid_at, window: 7 days, assumed: my "
          "own } }\n")};
  const Family family = load("small", with_overlay);
  ASSERT_EQ(family.warnings.size(), 1U) << to_text(family.warnings.front());
  EXPECT_EQ(family.warnings[0].message, "the measure 'mine' is not used");
}

TEST(Overlays, that_misspell_an_id_are_told_the_one_they_meant) {
  const Folder folder;
  LoadOptions with_overlay = options();
  with_overlay.overlays = {folder.write(
      "mine.yaml",
      "extends: example.small\nindicators:\n  reply_shar: { advice: reply by noon }\n")};
  const auto wrong = load_family("small", with_overlay);
  ASSERT_FALSE(wrong.ok());
  ASSERT_EQ(wrong.problems().size(), 1U);
  EXPECT_EQ(wrong.problems()[0].message,
            "'reply_shar' is not in the pack, and lacks what a new entry needs");
  EXPECT_EQ(wrong.problems()[0].remedy, "did you mean 'reply_share'?");

  with_overlay.overlays = {
      folder.write("set.yaml",
                   "extends: example.small\n"
                   "parameters: { leader_order: { value: 5, assumed: my own } }\n")};
  const auto idle = load_family("small", with_overlay);
  ASSERT_FALSE(idle.ok());
  ASSERT_EQ(idle.problems().size(), 1U);
  EXPECT_EQ(idle.problems()[0].message, "'leader_order' is not in the pack, and nothing uses it");
  EXPECT_EQ(idle.problems()[0].remedy, "did you mean 'leader_orders'?");
}

TEST(Overlays, that_only_resemble_an_id_are_warned_about) {
  const Folder folder;
  LoadOptions with_overlay = options();
  with_overlay.overlays = {
      folder.write("set.yaml",
                   "extends: example.small\n"
                   "parameters: { trader_borders: { value: 5, assumed: my own } }\n")};
  const Family idle = load("small", with_overlay);
  ASSERT_EQ(idle.warnings.size(), 1U);
  EXPECT_EQ(idle.warnings[0].message, "'trader_borders' is not in the pack, and nothing uses it");
}

Problems refused_overlay(const std::string& text) {
  const Folder folder;
  LoadOptions with_overlay = options();
  with_overlay.overlays = {folder.write("mine.yaml", "extends: example.small\n" + text)};
  const auto family = load_family("small", with_overlay);
  return family.ok() ? Problems{} : family.problems();
}

TEST(Overlays, are_blamed_themselves_for_a_bad_value) {
  const std::pair<std::string, std::string> values[] = {
      {"24 h", "'24 h' has a space in it"},
      {"30min24h", "'30min24h': 'min24h' is not a unit"},
      {"5mins", "'5mins': 'mins' is not a unit"},
      {"48小时", "'48小时': '小时' is not a unit"},
      {"2 days", "'2 days' is not a duration: days are calendar days"},
      {"24", "wrong unit: 'value' should be a duration, '24' is a number"},
      {"-24h", "'-24h' is less than no time"},
  };
  for (const auto& [value, message] : values) {
    const Problems problems =
        refused_overlay("parameters: { ship_hours: { value: " + value + ", assumed: my own } }\n");
    ASSERT_EQ(problems.size(), 1U) << value;
    EXPECT_EQ(problems[0].message, message);
    EXPECT_TRUE(problems[0].place.file.ends_with("mine.yaml"));
  }
}

TEST(Overlays, are_told_a_unit_in_the_spelling_that_is_known) {
  const std::pair<std::string, std::string> values[] = {
      {"5mins", "write 5min"},      {"2hours", "write 2h"},   {"48小时", "write 48h"},
      {"1小时12分", "write 72min"}, {"1，200", "write 1200"}, {"95％，", "write 95%"},
      {"５min", "write 5min"}};
  for (const auto& [value, remedy] : values) {
    const Problems problems =
        refused_overlay("parameters: { ship_hours: { value: " + value + ", assumed: my own } }\n");
    ASSERT_EQ(problems.size(), 1U) << value;
    EXPECT_EQ(problems[0].remedy, remedy);
  }
}

TEST(Overlays, give_a_source_of_their_own_for_every_rule) {
  const Problems problems = refused_overlay("total: { needs: orders_60 >= 1 }\n");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].message, "the number of 'total.needs' has no source");
  EXPECT_EQ(refused_overlay("valid: { since: 2023-01-01 }\n").size(), 1U);
}

TEST(Overlays, stand_in_the_digest) {
  const Folder folder;
  LoadOptions with_overlay = options();
  with_overlay.overlays = {folder.write("mine.yaml", "extends: example.small\n")};
  const std::string alone = load("small", options()).digest;
  EXPECT_EQ(alone.size(), 64U);
  EXPECT_NE(load("small", with_overlay).digest, alone);
}

}  // namespace
}  // namespace xingji::family_test
