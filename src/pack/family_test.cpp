// What a good pack becomes: the structs of tests/packs/small.yaml, overlays over it, versions.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "pack/digest.h"
#include "pack/load.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;

const std::string packs_folder = std::string(XINGJI_SOURCE_DIR) + "/tests/packs";

LoadOptions options() {
  LoadOptions options;
  options.rules_folder = packs_folder;
  options.find_zone = [](const std::string& name) -> std::optional<Zone> {
    if (name == "Asia/Shanghai") return Zone(name, 8 * 3600);
    return std::nullopt;
  };
  return options;
}

// A folder of its own for a test's files.
class Folder {
 public:
  Folder()
      : path_(fs::path(testing::TempDir()) /
              (std::string("xingji_pack_") +
               testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, std::string_view text) const {
    const fs::path path = path_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

Family load(const std::string& pack, const LoadOptions& load_options) {
  auto family = load_family(pack, load_options);
  if (!family.ok()) {
    for (const Problem& problem : family.problems()) ADD_FAILURE() << to_text(problem);
    return {};
  }
  return std::move(family.value());
}

Pack load_small(const LoadOptions& load_options = options()) {
  Family family = load("small", load_options);
  for (const Problem& warning : family.warnings) ADD_FAILURE() << to_text(warning);
  if (family.versions.size() != 1) return {};
  return std::move(family.versions.front());
}

const Measure& measure(const Pack& pack, std::string_view id) {
  return pack.measures[*find_measure(pack, id)];
}
const Indicator& indicator(const Pack& pack, std::string_view id) {
  return pack.indicators[*find_indicator(pack, id)];
}
Day day(std::string_view text) { return *parse_day(text); }

TEST(SmallPack, head) {
  const Pack pack = load_small();
  EXPECT_EQ(pack.id, "example.small");
  EXPECT_EQ(pack.title.zh, "示例体验分");
  EXPECT_EQ(pack.since, day("2021-06-01"));
  EXPECT_EQ(pack.until, day("2023-12-31"));
  EXPECT_EQ(pack.said.source, "HELP");
  EXPECT_EQ(pack.zone.name(), "Asia/Shanghai");
  ASSERT_EQ(pack.sources.size(), 2U);
  EXPECT_EQ(pack.sources[0].link, "https://example.com/help");
  EXPECT_EQ(pack.sources[1].grade, 'C');
}

TEST(SmallPack, dated_numbers) {
  const Pack pack = load_small();
  const Number& hours = pack.parameters[0].number;
  EXPECT_EQ(hours.type, Type::duration);
  EXPECT_EQ(hours.on(day("2022-02-28"))->value, 48 * 3600);
  EXPECT_EQ(hours.on(day("2022-03-01"))->value, 36 * 3600);
  EXPECT_EQ(hours.on(day("2022-03-01"))->said.source, "BLOG");
  EXPECT_FALSE(hours.entries[1].by_row);
  const Number& limit = pack.parameters[1].number;
  EXPECT_TRUE(limit.entries[0].by_row);
  EXPECT_TRUE(limit.entries[1].by_row);
  const Number& weight = pack.dimensions[2].weight;
  EXPECT_EQ(weight.on(day("2021-12-31")), nullptr);
  EXPECT_EQ(weight.on(day("2022-01-01"))->value, 200'000);
}

TEST(SmallPack, an_unset_parameter_has_a_type_and_no_entries) {
  const Pack pack = load_small();
  EXPECT_EQ(pack.parameters[2].id, "leader_orders");
  EXPECT_EQ(pack.parameters[2].number.type, Type::number);
  EXPECT_TRUE(pack.parameters[2].number.entries.empty());
}

TEST(SmallPack, sets_become_filters_and_exemptions) {
  const Pack pack = load_small();
  const Measure& late = measure(pack, "late_orders");
  ASSERT_EQ(late.filters.size(), 3U);
  EXPECT_EQ(late.filters[0].said_as, "sets.real_order");
  EXPECT_EQ(late.filters[1].said_as, "sets.spot_order");
  EXPECT_EQ(late.filters[2].said_as, "where");
  EXPECT_EQ(late.exemptions, std::vector<std::size_t>{0});
  EXPECT_EQ(pack.exemptions[0].reasons.size(), 2U);
  EXPECT_EQ(to_text(pack.exemptions[0].matches), "promised_ship_at");
  EXPECT_TRUE(pack.exemptions[1].reasons.empty());
}

TEST(SmallPack, windows) {
  const Pack pack = load_small();
  const auto days = [&](std::string_view id) {
    const Window::Choice& choice = measure(pack, id).window.choices.back();
    return std::pair(choice.from, choice.to);
  };
  EXPECT_EQ(days("orders_60"), std::pair(-59, 0));
  EXPECT_EQ(days("paid_orders"), std::pair(-29, 0));
  EXPECT_EQ(days("refunds"), std::pair(-44, -15));
  EXPECT_EQ(days("late_orders"), std::pair(-44, -14));  // T-45 … T-15, and T is D+1
  const Window& chosen = measure(pack, "orders").window;
  EXPECT_EQ(chosen.id, "by_volume");
  ASSERT_EQ(chosen.choices.size(), 2U);
  EXPECT_EQ(to_text(*chosen.choices[0].when), "orders_60 < 40");
  EXPECT_EQ(chosen.choices[0].from, -364);
  EXPECT_FALSE(chosen.choices[1].when.has_value());
  EXPECT_EQ(chosen.choices[1].said.source, "HELP");
}

TEST(SmallPack, short_forms_become_measures) {
  const Pack pack = load_small();
  const Indicator& share = indicator(pack, "reply_share");
  EXPECT_EQ(to_text(share.value), "reply_share.numerator / reply_share.denominator");
  EXPECT_EQ(pack.measures[*share.numerator].filters.back().said_as, "counts");
  EXPECT_EQ(pack.measures[*share.denominator].filters.size(), 1U);
  EXPECT_EQ(share.no_data.kind, MissingRule::Kind::fixed);
  EXPECT_EQ(share.too_few.kind, MissingRule::Kind::spread);
  EXPECT_EQ(share.least->on(day("2022-01-01"))->value, 10 * micro_one);
  const Indicator& mean = indicator(pack, "stars_mean");
  EXPECT_EQ(pack.measures[*mean.numerator].kind, Measure::Kind::sum);
  EXPECT_EQ(pack.measures[*mean.denominator].kind, Measure::Kind::count);
  // A row without a value counts on neither side.
  EXPECT_EQ(pack.measures[*mean.denominator].filters.back().said_as, "value");
  EXPECT_EQ(mean.since, day("2022-01-01"));
}

TEST(SmallPack, a_value_that_is_no_plain_ratio_has_no_denominator) {
  const Pack pack = load_small();
  EXPECT_FALSE(indicator(pack, "on_time_share").denominator.has_value());
  const Indicator& time = indicator(pack, "refund_time");
  EXPECT_EQ(time.value.type, Type::duration);
  EXPECT_EQ(pack.measures[*time.denominator].id, "refunds");
  EXPECT_EQ(time.ladder[0].bound.type, Type::duration);
  EXPECT_EQ(time.ladder[0].edge, Step::Edge::below);
}

TEST(SmallPack, numbers_inherit_where_they_come_from) {
  const Pack pack = load_small();
  const auto& ladder = indicator(pack, "on_time_share").ladder;
  const Provenance& inherited = ladder[0].give.entries[0].said;
  EXPECT_EQ(inherited.source, "HELP");
  EXPECT_EQ(inherited.path, "indicators.on_time_share.points.1.give");
  EXPECT_EQ(inherited.place.line, 113);
  // A map that says its own takes nothing over.
  const Provenance& own = ladder[2].give.entries[0].said;
  EXPECT_EQ(own.source, "");
  EXPECT_EQ(own.assumed.en, "only the top steps are public");
  EXPECT_EQ(pack.dimensions[1].parts[0].weight.entries[0].said.assumed.en, "no weights are public");
}

TEST(SmallPack, gates_total_and_bands) {
  const Pack pack = load_small();
  ASSERT_EQ(pack.gates.size(), 4U);
  EXPECT_EQ(pack.gates[0].levels.size(), 2U);
  EXPECT_EQ(pack.gates[0].levels[0].act, Gate::Act::subtract);
  EXPECT_EQ(pack.gates[0].targets, std::vector<std::size_t>{1});
  EXPECT_TRUE(pack.gates[1].levels[0].is_pass);
  EXPECT_EQ(pack.gates[2].levels[0].act, Gate::Act::drop);
  EXPECT_EQ(pack.gates[3].at, Gate::At::total);
  EXPECT_EQ(pack.total.decimals, 2);
  EXPECT_EQ(pack.total.most->entries[0].value, 5 * micro_one);
  EXPECT_EQ(to_text(*pack.total.needs), "orders >= 10");
  EXPECT_EQ(pack.bands.back().id, "s2");
  EXPECT_FALSE(pack.bands.back().total_at_least.has_value());
}

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
      "mine.yaml", "extends: example.small\nindicators:\n  reply_shar: { advice: be quick }\n")};
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
  const Family idle = load("small", with_overlay);
  ASSERT_EQ(idle.warnings.size(), 1U);
  EXPECT_EQ(idle.warnings[0].message, "'leader_order' is not in the pack, and nothing uses it");
  EXPECT_EQ(idle.warnings[0].remedy, "did you mean 'leader_orders'?");
}

TEST(Overlays, stand_in_the_digest) {
  const Folder folder;
  LoadOptions with_overlay = options();
  with_overlay.overlays = {folder.write("mine.yaml", "extends: example.small\n")};
  const std::string alone = load("small", options()).digest;
  EXPECT_EQ(alone.size(), 64U);
  EXPECT_NE(load("small", with_overlay).digest, alone);
}

TEST(Digest, is_sha256_of_the_bytes) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::string one[] = {"abc"};
  EXPECT_EQ(sha256_of_files(one), sha256_hex("abc"));
  const std::string split[] = {"ab", "c"};
  EXPECT_NE(sha256_of_files(split), sha256_hex("abc"));
}

std::string version(std::string_view valid) {
  return "pack: example.versions\ntitle: V\nsubject: shop\njudge: daily\nvalid: " +
         std::string(valid) +
         "\ntime_zone: UTC\nassumed: made for a test\n"
         "measures: { orders: { count: orders, by_day: placed_at, window: 7 days } }\n"
         "indicators:\n  volume: { title: V, printed_as: count, value: orders, better: higher, "
         "no_data: no_score, points: { ladder: [ { at_least: 3, give: 5 }, { give: 1 } ] } }\n"
         "total: { of: lowest of points }\nstars: { s5: { stars: 5, total_at_least: 5 }, s1: { "
         "stars: "
         "1 } }\n";
}

TEST(Versions, stand_in_a_folder_and_judge_their_days) {
  const Folder folder;
  folder.write("shop/score/2022-01-01.yaml", version("{ since: 2022-01-01, until: 2022-06-30 }"));
  folder.write("shop/score/2022-08-01.yaml", version("{ since: 2022-08-01 }"));
  folder.write("shop/score/notes.cases.yaml", "not a pack");
  LoadOptions here = options();
  here.rules_folder = folder.path();
  const Family family = load("shop/score", here);
  ASSERT_EQ(family.versions.size(), 2U);
  EXPECT_EQ(family.on(day("2021-12-31")), nullptr);
  EXPECT_EQ(family.on(day("2022-06-30")), &family.versions[0]);
  EXPECT_EQ(family.on(day("2022-07-01")), nullptr);
  EXPECT_EQ(family.on(day("2030-01-01")), &family.versions[1]);
}

TEST(Versions, an_overlay_is_for_all_or_for_the_one_that_it_names) {
  const Folder folder;
  folder.write("shop/score/2022-01-01.yaml", version("{ since: 2022-01-01, until: 2022-06-30 }"));
  folder.write("shop/score/2022-08-01.yaml", version("{ since: 2022-08-01 }"));
  const std::string more =
      "indicators: { volume: { assumed: mine, points: { ladder: [ { at_least: 9, give: 5 }, { "
      "give: 1 } ] } } }\n";
  LoadOptions here = options();
  here.rules_folder = folder.path();
  const auto lines_under = [&](const std::string& head) {
    here.overlays = {folder.write("mine.yaml", "extends: example.versions\n" + head + more)};
    std::vector<std::int64_t> lines;
    for (const Pack& one : load("shop/score", here).versions) {
      lines.push_back(one.indicators[0].ladder[0].bound.entries[0].value / micro_one);
    }
    return lines;
  };
  EXPECT_EQ(lines_under(""), (std::vector<std::int64_t>{9, 9}));
  EXPECT_EQ(lines_under("version: 2022-08-01\n"), (std::vector<std::int64_t>{3, 9}));
  EXPECT_EQ(lines_under("version: 2022-01-01\n"), (std::vector<std::int64_t>{9, 3}));

  here.overlays = {
      folder.write("mine.yaml", "extends: example.versions\nversion: 2022-07-01\n" + more)};
  const auto family = load_family("shop/score", here);
  ASSERT_FALSE(family.ok());
  EXPECT_TRUE(to_text(family.problems()[0])
                  .ends_with("mine.yaml:2:10: no version of the pack begins on '2022-07-01' (its "
                             "versions begin on 2022-01-01, 2022-08-01)"))
      << to_text(family.problems()[0]);
}

TEST(Versions, file_names_and_ids_must_agree) {
  const Folder folder;
  folder.write("a/2022-01-01.yaml", version("{ since: 2022-01-02 }"));
  LoadOptions here = options();
  here.rules_folder = folder.path();
  const auto family = load_family("a", here);
  ASSERT_FALSE(family.ok());
  EXPECT_EQ(family.problems()[0].message,
            "the file is called 2022-01-01, but the version is valid since 2022-01-02");
}

TEST(Files, an_unknown_pack_is_told_the_nearest_one) {
  const auto family = load_family("smal", options());
  ASSERT_FALSE(family.ok());
  EXPECT_EQ(to_text(family.problems()[0]), "there is no pack 'smal' (did you mean 'small'?)");
}

TEST(Files, an_overlay_that_is_not_there) {
  LoadOptions with_overlay = options();
  with_overlay.overlays = {"/nowhere/mine.yaml"};
  const auto family = load_family("small", with_overlay);
  ASSERT_FALSE(family.ok());
  EXPECT_EQ(to_text(family.problems()[0]),
            "/nowhere/mine.yaml: the file cannot be read (check its name)");
}

TEST(Warnings, name_what_nobody_uses) {
  const Folder folder;
  std::string text = version("{ since: 2022-01-01 }");
  text.replace(
      text.find("measures: {"), 11,
      "windows: { spare: 30 days }\nsets: { odd: { of: orders } }\nmeasures: { more: { count: "
      "orders, by_day: paid_at, window: 3 days },");
  const Family family = load(folder.write("pack.yaml", text), options());
  ASSERT_EQ(family.warnings.size(), 3U);
  EXPECT_EQ(family.warnings[0].message, "the window 'spare' is not used");
  EXPECT_EQ(family.warnings[1].message, "the set 'odd' is not used");
  EXPECT_EQ(family.warnings[2].message, "the measure 'more' is not used");
}

// Whole packs with bytes changed: refused or not, nothing crashes.
TEST(Files, survive_random_changes) {
  const Folder folder;
  std::ifstream stream(packs_folder + "/small.yaml", std::ios::binary);
  const std::string good((std::istreambuf_iterator<char>(stream)),
                         std::istreambuf_iterator<char>());
  for (unsigned seed = 1; seed <= 100; ++seed) {
    std::uint64_t state = seed;
    const auto next = [&] {
      return (state = state * 6364136223846793005ULL + 1442695040888963407ULL) >> 33U;
    };
    std::string text = good;
    const std::string letters = "{}[]:,'\"# -\n()0%a";
    for (int i = 0; i < 3; ++i) text[next() % text.size()] = letters[next() % letters.size()];
    const auto family = load_family(folder.write("changed.yaml", text), options());
    EXPECT_TRUE(!family.ok() || family.value().versions.size() == 1U) << "seed " << seed;
  }
}

}  // namespace
}  // namespace xingji
