// The template of a user's own numbers: as it is it changes nothing, and what is filled in counts.
#include "typed/template.h"

#include <regex>

#include "cases/cases.h"
#include "pack/pack_files.h"
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

const Day judged = parse_day("2022-06-15").value();

struct Shipped {
  std::string name;
  std::string cases;
};

std::vector<Shipped> shipped_packs() {
  std::vector<Shipped> packs;
  const std::filesystem::path rules = source_path("rules");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(rules)) {
    const std::string path = entry.path().string();
    constexpr std::string_view ending = ".cases.yaml";
    if (!path.ends_with(ending)) continue;
    const std::string pack = path.substr(0, path.size() - ending.size());
    packs.push_back({std::filesystem::relative(pack, rules).string(), path});
  }
  return packs;
}

typed::Template template_of(const std::string& pack, Language language = Language::en) {
  const Family family = load_pack(pack);
  return must(
      typed::overlay_template(family, family.versions.back(), pack, "my.yaml", judged, language));
}

// All blanks filled in with what the pack has, all blocks uncommented.
std::string filled(const std::string& text) {
  std::string result;
  std::istringstream in(text);
  static const std::regex blank("^( *[^ #:]+:) +## now (.*)$");
  static const std::regex block("^( *)# (.*)$");
  for (std::string line; std::getline(in, line);) {
    line = std::regex_replace(line, blank, "$1 $2");
    result += std::regex_replace(line, block, "$1$2") + '\n';
  }
  return result;
}

void expect_all_cases(const Shipped& pack, const std::string& overlay) {
  const Family family = load_pack(pack.name, {overlay});
  for (const Problem& warning : family.warnings) ADD_FAILURE() << to_text(warning);
  const auto load = [&](const std::string& more) {
    LoadOptions options{source_path("rules"), {overlay, more}, find_zone};
    return load_family(pack.name, options);
  };
  const CasesReport report = must(run_cases(pack.cases, family, load, {.small_changes = false}));
  for (const Problem& problem : report.problems) ADD_FAILURE() << to_text(problem);
  EXPECT_GT(report.passed, 0U);
}

TEST(Template, AsItIsLeavesEveryShippedPackAsItIs) {
  const TemporaryFolder folder;
  const auto packs = shipped_packs();
  ASSERT_GE(packs.size(), 2U);
  for (const Shipped& pack : packs) {
    SCOPED_TRACE(pack.name);
    for (const Language language : {Language::en, Language::zh}) {
      write_file(folder / "my.yaml", template_of(pack.name, language).text);
      expect_all_cases(pack, folder / "my.yaml");
    }
  }
}

TEST(Template, FilledInWithThePacksOwnNumbersItIsThePack) {
  const TemporaryFolder folder;
  for (const Shipped& pack : shipped_packs()) {
    SCOPED_TRACE(pack.name);
    const typed::Template made = template_of(pack.name);
    const Pack pack_now = load_pack(pack.name).versions.back();
    EXPECT_TRUE(made.blanks + made.blocks > 0 || !pack_now.decisions.empty());
    write_file(folder / "my.yaml", filled(made.text));
    expect_all_cases(pack, folder / "my.yaml");
  }
}

TEST(Template, NamesWhatIsMissingWithWhereToReadItAndWhyItIsAssumed) {
  const std::string zh = template_of("mercadolibre/reputation-brazil", Language::zh).text;
  for (const char* line :
       {"  leader_sales:\n    ## MercadoLíder 最低销售额\n    ## 在哪里看：Mercado Livre › 信誉\n"
        "    value:    ## 未公开，写成例如 12.50 BRL\n",
        "## 我的参数：", "extends: mercadolibre.reputation-brazil\n"}) {
    EXPECT_NE(zh.find(line), std::string::npos) << line << "\n" << zh;
  }
  const std::string star = template_of("kuaishou/shopping-star", Language::zh).text;
  for (const char* line : {"    ## 客服5分钟回复率（百分比）\n", "    weight:    ## 暂用 25%\n",
                           "      #   - { at_least: 70%, give: 4 }  ## 只公开了最高档；",
                           "    ## 为什么是假定：权重未公开；物流还承担揽收门槛",
                           "    # passes: late_pickups / parcels_due <= 5%\n"}) {
    EXPECT_NE(star.find(line), std::string::npos) << line << "\n" << star;
  }
  const std::string service = template_of("1688/service-star", Language::zh).text;
  for (const char* line : {"peers:\n  source: MINE\n  ## 规则原文：", "  least:    ## 暂用 20\n",
                           "publish:\n  source: MINE\n", "fabaw.com/news/show-132245.html\n",
                           "  cut_off:    ## 暂用 12:00\n"}) {
    EXPECT_NE(service.find(line), std::string::npos) << line << "\n" << service;
  }
  // Public numbers are nobody's own.
  EXPECT_EQ(star.find("reply_within"), std::string::npos);
}

// The text with something typed behind a key of an entry.
std::string put(const std::string& text, const std::string& entry, const std::string& key,
                const std::string& value) {
  const auto at = text.find("\n    " + key + ":", text.find("\n  " + entry + ":\n"));
  if (at == std::string::npos) throw std::runtime_error("no " + entry + "." + key);
  const auto behind = at + 5 + key.size() + 1;
  return text.substr(0, behind) + ' ' + value + text.substr(behind);
}

TEST(Template, WhatIsFilledInCounts) {
  const TemporaryFolder folder;
  make_market(folder.path(), 6, 100, 5);
  std::string text = template_of("kuaishou/shopping-star").text;
  text = put(text, "service", "weight", "5%");
  text = put(text, "logistics", "weight", "40%");
  write_file(folder / "my.yaml", text);
  const Family shipped = load_pack("kuaishou/shopping-star");
  const Family own = load_pack("kuaishou/shopping-star", {folder / "my.yaml"});
  EXPECT_EQ(own.versions.back().dimensions[1].weight.entries.front().said.source, "MINE");

  const Day day = parse_day("2022-06-15").value();
  const auto cards_of = [&](const Family& family) {
    const Reading reading = read_folder(folder.path(), family);
    ScoreOptions options;
    options.first = options.last = day;
    std::vector<Card> cards;
    score(family, reading.facts, options,
          [&](const SubjectCards& subject) { cards.push_back(subject.cards.front()); });
    return cards;
  };
  const auto before = cards_of(shipped);
  const auto after = cards_of(own);
  ASSERT_EQ(before.size(), after.size());
  std::size_t compared = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto& parts = before[i].dimensions;
    if (!std::all_of(parts.begin(), parts.end(), [](const auto& part) { return part.score; }))
      continue;
    ++compared;
    const Micro goods_and_after_sales = 35 * *parts[2].score + 20 * *parts[3].score;
    EXPECT_EQ(*before[i].total,
              (20 * *parts[0].score + 25 * *parts[1].score + goods_and_after_sales) / 100);
    EXPECT_EQ(*after[i].total,
              (5 * *parts[0].score + 40 * *parts[1].score + goods_and_after_sales) / 100);
  }
  EXPECT_GT(compared, 0U);
}

TEST(Template, TheCommandKeepsAFileThatIsThere) {
  const TemporaryFolder folder;
  const std::string command = "XINGJI_RULES=" + source_path("rules") +
                              " " XINGJI_BINARY " overlay init kuaishou/shopping-star --save " +
                              (folder / "my.yaml") + ' ';
  const auto run = [&](const std::string& more) {
    return std::system((command + more + " 2>" + (folder / "error")).c_str());
  };
  EXPECT_EQ(run("--lang zh"), 0);
  EXPECT_NE(read_file(folder / "error").find("个数可以直接填"), std::string::npos);
  EXPECT_TRUE(read_file(folder / "my.yaml").starts_with("## 我的参数："));
  write_file(folder / "my.yaml", "mine");
  EXPECT_NE(run("--lang zh"), 0);
  EXPECT_EQ(read_file(folder / "my.yaml"), "mine");
  EXPECT_EQ(run("--lang zh --replace"), 0);
  EXPECT_NE(read_file(folder / "my.yaml"), "mine");
}

TEST(Template, ADayThatNoVersionJudgesGivesNoTemplate) {
  const TemporaryFolder folder;
  const Ran ran =
      run_program("overlay init kuaishou/shopping-star --lang zh --on 2010-01-01 --rules " +
                      source_path("rules") + " --save " + (folder / "my.yaml"),
                  folder.path());
  EXPECT_NE(ran.code, 0);
  EXPECT_NE(ran.error.find("没有适用于 2010-01-01 的版本；它适用于 2021-06-01 到"),
            std::string::npos)
      << ran.error;
  EXPECT_NE(ran.error.find("--on 换一天"), std::string::npos) << ran.error;
  EXPECT_FALSE(std::filesystem::exists(folder / "my.yaml"));
}

TEST(Template, ChangesSingleRowsOfATable) {
  const TemporaryFolder folder;
  std::filesystem::copy(source_path("tests/packs/tables"), folder / "tables");
  std::string pack = read_file(source_path("tests/packs/tables.yaml"));
  const std::string row = "{ level: 1, p5: 90%, p3: 70%, give: 4.9 }";
  pack.replace(pack.find(row), row.size(),
               "{ level: 1, p5: 90%, p3: 70%, give: 4.9, assumed: a guess }");
  write_file(folder / "pack.yaml", pack);
  const Family family = load_pack(folder / "pack.yaml");
  std::string text = must(typed::overlay_template(family, family.versions.back(), "pack", "my.yaml",
                                                  judged, Language::en))
                         .text;
  EXPECT_NE(text.find("    # changed_rows:\n    #   - " + row + "  ## a guess\n"),
            std::string::npos)
      << text;
  text = filled(text);
  text.replace(text.find("p5: 90%"), 7, "p5: 91%");
  write_file(folder / "my.yaml", text);
  const Family own = load_pack(folder / "pack.yaml", {folder / "my.yaml"});
  const KeyTable& lines = *find_key_table(own.versions.back(), "lines");
  const auto changed = std::find_if(lines.rows.begin(), lines.rows.end(),
                                    [](const auto& each) { return each.said.source == "MINE"; });
  ASSERT_NE(changed, lines.rows.end());
  EXPECT_EQ(changed->cells.front().value, micro_one * 91 / 100);
  EXPECT_EQ(lines.rows.size(), 3U);
}

// The second version has an indicator of its own and other weights.
TEST(Template, OfOneVersionFitsTheOthers) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "family");
  std::string first = read_file(source_path("rules/kuaishou/shopping-star.yaml"));
  const auto change = [](std::string text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  const std::string second =
      change(change(first, "since: 2021-06-01", "since: 2022-01-01"), "  pickup_within:\n",
             "  leader_line: { title: Line, value: 10, assumed: a test }\n  pickup_within:\n");
  first = change(first, "until: 2022-09-20", "until: 2021-12-31");
  write_file(folder / "family/2021-06-01.yaml", first);
  write_file(folder / "family/2022-01-01.yaml",
             change(second, "passes: late_pickups / parcels_due <= 5%",
                    "passes: late_pickups / parcels_due <= 5% or paid_orders < leader_line"));
  const Family family = load_pack(folder / "family");
  const std::string text = must(typed::overlay_template(family, family.versions.back(), "family",
                                                        "my.yaml", judged, Language::en))
                               .text;
  EXPECT_NE(text.find("The pack has 2 versions"), std::string::npos);
  EXPECT_NE(text.find("\nversion: 2022-01-01\n"), std::string::npos);
  write_file(folder / "my.yaml", put(text, "leader_line", "value", "20"));
  const Family own = load_pack(folder / "family", {folder / "my.yaml"});
  EXPECT_EQ(own.versions[0].parameters.size() + 1, own.versions[1].parameters.size());
  EXPECT_TRUE(own.warnings.empty());
  const auto& parameters = own.versions[1].parameters;
  const auto line = std::find_if(parameters.begin(), parameters.end(),
                                 [](const auto& each) { return each.id == "leader_line"; });
  EXPECT_EQ(line->number.entries.front().value, 20 * micro_one);
}

TEST(Blanks, LeaveThePackAsItIsButOnlyInOverlays) {
  const TemporaryFolder folder;
  write_file(folder / "my.yaml",
             "extends: kuaishou.shopping-star\ndimensions:\n  logistics:\n    weight:\n    of:\n"
             "      ship_48h_share:\n");
  EXPECT_TRUE(load_pack("kuaishou/shopping-star", {folder / "my.yaml"}).warnings.empty());
  std::string pack = read_file(source_path("rules/kuaishou/shopping-star.yaml"));
  const std::string weight = "    weight: 25%\n";
  pack.replace(pack.find(weight), weight.size(), "    weight:\n");
  write_file(folder / "pack.yaml", pack);
  EXPECT_FALSE(load_family(folder / "pack.yaml", {source_path("rules"), {}, find_zone}).ok());
}

// Beside a count nobody writes a percentage, nor the reverse.
TEST(Template, WhatThePackLacksIsWrittenAsWhatItIsComparedWith) {
  const std::string growth = template_of("douyin/experience-2026").text;
  EXPECT_NE(
      growth.find("growth_help:\n    ## Growth stage: calls for the platform that still pass\n"),
      std::string::npos);
  EXPECT_EQ(growth.find("300 or 80%"), std::string::npos);
  EXPECT_NE(growth.find("value:    ## not public; write for example 3\n"), std::string::npos);
  EXPECT_NE(growth.find("value:    ## not public; write for example 48h or 5min\n"),
            std::string::npos);
}

}  // namespace
}  // namespace xingji::test
