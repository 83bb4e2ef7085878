// Versions in a folder, and files that are not as they should be.
#include "pack/digest.h"
#include "pack/family_fixture.h"

namespace xingji::family_test {
namespace {

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

  here.overlays = {
      folder.write("mine.yaml", "extends: example.versions\nversion: 2022-07-01\n" + more)};
  const auto family = load_family("shop/score", here);
  ASSERT_FALSE(family.ok());
  EXPECT_EQ(family.problems()[0].message, "no version of the pack begins on '2022-07-01'");
  EXPECT_EQ(family.problems()[0].remedy, "its versions begin on 2022-01-01, 2022-08-01");
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

TEST(Files, a_folder_of_packs_is_told_those_in_it) {
  const Folder folder;
  LoadOptions in_folder = options();
  in_folder.rules_folder = folder.path();
  folder.write("market/score.yaml", version("{ since: 2022-01-01 }"));
  folder.write("market/score.edges.yaml", "extends: example.versions\n");
  const auto family = load_family("market", in_folder);
  ASSERT_FALSE(family.ok());
  EXPECT_EQ(to_text(family.problems()[0]),
            "'market' is a folder of packs (name one of them: market/score)");
  EXPECT_TRUE(load_family("market/score.yaml", in_folder).ok());
}

// "message (remedy)" of a name that is no pack, without the test's folder.
std::string refusal(const std::string& pack, const LoadOptions& options) {
  const auto family = load_family(pack, options);
  if (family.ok()) return "a pack";
  std::string text = to_text(family.problems()[0]);
  const std::string folder = options.rules_folder + "/";
  for (std::size_t at = 0; (at = text.find(folder)) != std::string::npos;) {
    text.erase(at, folder.size());
  }
  return text;
}

TEST(Files, a_pack_without_its_platform_is_found_by_its_last_name) {
  const Folder folder;
  LoadOptions here = options();
  here.rules_folder = folder.path();
  folder.write("market/score.yaml", version("{ since: 2022-01-01 }"));
  EXPECT_EQ(refusal("score", here), "there is no pack 'score' (did you mean 'market/score'?)");
  EXPECT_EQ(refusal("scoer", here), "there is no pack 'scoer' (did you mean 'market/score'?)");
  EXPECT_EQ(refusal("bazaar/score", here),
            "there is no pack 'bazaar/score' (did you mean 'market/score'?)");
  folder.write("another/score/2022-01-01.yaml", version("{ since: 2022-01-01 }"));
  folder.write("another/score/2022-08-01.yaml", version("{ since: 2022-08-01 }"));
  EXPECT_EQ(refusal("score", here),
            "there is no pack 'score' (name one of them: another/score, market/score)");
  folder.write("bazaar/stars.yaml", "pack: bazaar.stars\ntitle: { zh: 小店星级, en: Stars }\n");
  EXPECT_EQ(refusal("小店星级", here),
            "there is no pack '小店星级' (did you mean 'bazaar/stars'?)");
  EXPECT_EQ(
      refusal("集市", here),
      "there is no pack '集市' (name one of them: another/score, bazaar/stars, market/score)");
}

TEST(Files, a_folder_given_by_its_path_is_told_the_packs_in_it) {
  const Folder folder;
  LoadOptions here = options();
  here.rules_folder = folder.path() + "/rules";
  folder.write("rules/market/score/2022-01-01.yaml", version("{ since: 2022-01-01 }"));
  folder.write("rules/market/marks.yaml", version("{ since: 2022-01-01 }"));
  folder.write("rules/data/orders.csv", "order_id\n");
  EXPECT_EQ(refusal(here.rules_folder + "/market/", here),
            "'market' is a folder of packs (name one of them: market/marks, market/score)");
  EXPECT_EQ(refusal(here.rules_folder + "/market/score", here), "a pack");
  EXPECT_EQ(refusal(here.rules_folder + "/data", here),
            "data: holds no packs (a pack is a *.yaml file with 'pack:')");
}

TEST(Files, what_is_no_pack_is_told_what_it_is) {
  const Folder folder;
  LoadOptions here = options();
  here.rules_folder = folder.path();
  folder.write("market/score.cases.yaml", "pack: market.score\ncases:\n  a: {}\n");
  folder.write("edges.yaml", "pack: market.score\ncases:\n  a: {}\n");
  folder.write("import.yaml", "zone: UTC\ninputs: {}\ntables: {}\n");
  folder.write("market.yaml", "platform: x\nwords: {}\ncauses: {}\n");
  EXPECT_EQ(refusal(folder.path() + "/market/score.cases.yaml", here),
            "market/score.cases.yaml: holds the cases of a pack (xingji check market/score runs "
            "them)");
  EXPECT_EQ(refusal("market/score.cases.yaml", here),
            "market/score.cases.yaml: holds the cases of a pack (xingji check market/score runs "
            "them)");
  folder.write("market/score.yaml", version("{ since: 2022-01-01 }"));
  EXPECT_EQ(refusal("market/score.cases.yaml", here),
            "market/score.cases.yaml: holds the cases of a pack (xingji check market/score.yaml "
            "runs them)");
  EXPECT_EQ(refusal("edges", here),
            "edges.yaml: holds the cases of a pack (xingji check PACK runs them)");
  EXPECT_EQ(refusal("import", here),
            "import.yaml: is a mapping of exports to tables (xingji import --mapping import.yaml "
            "--from EXPORT --into DIR follows it)");
  EXPECT_EQ(refusal("market.yaml", here),
            "market.yaml: describes a made-up market (xingji synth --market market.yaml --into DIR "
            "makes it)");
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
}  // namespace xingji::family_test
