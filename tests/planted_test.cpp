// What is planted in a market is found again by the evidence alone: the loss of a planted shop lies
// with whom the manifest names, that of its twin with nobody, and what was filed is what is
// exempted.
#include <gtest/gtest.h>
#include <unistd.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "program.h"
#include "support.h"
#include "synth/fixture.h"
#include "synth/plan_file.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using synth_test::Csv;
using Cells = std::map<std::string, std::string>;  // by column name

constexpr const char* rules = XINGJI_SOURCE_DIR "/rules";

// A pack that knows no platform, and the number in it that each kind of cause moves.
constexpr const char* plain_pack = XINGJI_SOURCE_DIR "/tests/packs/planted.yaml";
const std::map<std::string, std::string> plain_numbers = {
    {"lazy_agent", "answered"},
    {"slow_carrier", "picked_up"},
    {"slow_warehouse", "shipped"},
    {"bad_batch", "sent_back"},
    {"sold_out", "cancelled"},
    {"complaint_flood", "complained"},
    {"violation_flood", "conduct: conduct.cases"},
    {"filed_flood", "shipped"}};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

// Evidence has quoted cells, so Csv cannot read it.
std::vector<Cells> rows_of(const fs::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  const auto names = cells_of(line);
  std::vector<Cells> rows;
  while (std::getline(in, line)) {
    const auto cells = cells_of(line);
    rows.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) rows.back()[names[i]] = cells.at(i);
  }
  return rows;
}

// Who stands in a column of a table, by the row's own id and by that of its order.
struct Named {
  std::map<std::string, std::string> by_id;
  std::map<std::string, std::string> by_order;
};

class Planted : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("xingji-planted-" + std::to_string(getpid()));
    fs::create_directories(folder_);
    const auto made = run("synth --shops 12 --days 120 --orders 36000 --seed 3 --market " +
                          GetParam() + " --rules " + rules + " --into " + data());
    ASSERT_EQ(made.code, 0) << made.error;
  }
  void TearDown() override { fs::remove_all(folder_); }

  test::Ran run(const std::string& words) const { return test::run_program(words, folder_); }
  std::string data() const { return (folder_ / "data").string(); }

  // Names of one column, read once; a fact's last row in the file stands for it.
  const Named& names(const std::string& table, const std::string& column) {
    auto [found, is_new] = names_.try_emplace(table + '.' + column);
    if (!is_new) return found->second;
    const Csv csv = synth_test::read_table(data(), table);
    for (std::size_t i = 0; i < csv.rows(); ++i) {
      const std::string value(csv.cell(i, column));
      if (value.empty()) continue;
      found->second.by_id[std::string(csv.row(i)[0])] = value;
      found->second.by_order[std::string(csv.cell(i, "order_id"))] = value;
    }
    return found->second;
  }

  // Who the manifest's column names for a row of the evidence.
  std::string name_for(const Cells& row, const Cells& planted) {
    const Named& named = names(planted.at("table"), planted.at("column"));
    const std::string& table = row.at("table");
    const std::string& id = row.at("id");
    if (table == planted.at("table")) return named.by_id.at(id);
    // A session is called as its first message.
    if (table == "sessions") return named.by_id.at(names("messages", "chat_id").by_id.at(id));
    const std::string order = table == "orders" ? id : names(table, "order_id").by_id.at(id);
    const auto found = named.by_order.find(order);
    return found == named.by_order.end() ? "" : found->second;
  }

  // Of the row itself, of its order and of that order's parcels a merchant reads it there; not of
  // what was corrected later, which `names` knows.
  void note_seen(const Cells& row, const Cells& planted, const std::string& name) {
    const std::string& table = planted.at("table");
    const bool is_own = row.at("table") == table;
    if (name.empty() || (!is_own && table != "orders" && table != "parcels")) return;
    const std::string told = (is_own ? "" : table + '.') + planted.at("column") + '=' + name;
    ++named_;
    if (("; " + row.at("seen") + ';').find("; " + told + ';') != std::string::npos) ++told_;
  }

  struct Part {
    double rows = 0;
    double bad = 0;  // rows that lost something
    double loss = 0;
  };

  struct Found {
    double value = 0;
    bool is_less_worse = false;
    bool is_bare = false;  // a measure that stands alone counts what is bad, and no other rows
    Part all;
    std::map<std::string, Part> parts;            // by whom the manifest's column names
    std::map<std::string, std::size_t> exempted;  // rows, by the filing's id

    // Who holds most of the loss, in eight rows or more, and is much worse than the others; or
    // nobody.
    std::string at_fault() const {
      for (const auto& [name, part] : parts) {
        const double others = (all.loss - part.loss) / std::max(all.rows - part.rows, 1.0);
        const bool is_worse = is_bare || part.loss / part.rows > 3 * others;
        if (part.bad >= 8 && part.loss > all.loss / 2 && is_worse) return name;
      }
      return "";
    }
  };

  // Of whom the pack makes cards: the shop, or each of its agents.
  std::vector<std::string> subjects(const std::string& shop, const std::string& pack) const {
    if (test::load_pack(pack).versions.back().subject == Pack::Subject::shop) return {shop};
    std::vector<std::string> agents;
    const Csv csv = synth_test::read_table(data(), "agents");
    for (std::size_t i = 0; i < csv.rows(); ++i) {
      if (csv.cell(i, "shop_id") == shop)
        agents.push_back(shop + '/' + std::string(csv.cell(i, "agent_id")));
    }
    return agents;
  }

  // What a shop lost, by the evidence: what is short of the best, or what should not be at all.
  Found find(const std::string& shop, const Cells& planted) {
    Found found;
    std::vector<Cells> counted;
    for (const std::string& subject : subjects(shop, planted.at("pack"))) {
      collect(subject, planted, counted, found);
    }
    add_loss(counted, planted, found);
    return found;
  }

  void collect(const std::string& subject, const Cells& planted, std::vector<Cells>& counted,
               Found& found) {
    const std::string evidence = (folder_ / "evidence.csv").string();
    const auto told = run("explain --rules " + std::string(rules) + " --pack " +
                          planted.at("pack") + " --facts " + data() + " --subject " + subject +
                          " --format json --evidence " + evidence);
    EXPECT_EQ(told.code, 0) << told.error;
    const Json explanation = Json::parse(told.out);
    for (const Json& indicator : explanation["indicators"]) {
      if (indicator["id"] != planted.at("number")) continue;
      found.is_less_worse = indicator["better"] == "higher";
    }
    for (Cells& row : rows_of(evidence)) {
      if (row.at("of") != planted.at("number")) continue;
      if (row.at("role") == "counted")
        counted.push_back(std::move(row));
      else if (row.at("role") == "exempted")
        ++found.exempted[filing_in(row.at("seen"))];
    }
  }

  static std::string filing_in(const std::string& seen) {
    EXPECT_TRUE(seen.starts_with("filing="));
    return seen.substr(7, seen.find(';') - 7);
  }

  void add_loss(const std::vector<Cells>& counted, const Cells& planted, Found& found) {
    double best = 0;
    double numerator = 0;
    double denominator = 0;
    for (const Cells& row : counted) {
      numerator += std::stod(row.at("numerator"));
      denominator += std::stod(row.at("denominator"));
      const double in = std::stod(row.at("denominator"));
      best = std::max(best, std::stod(row.at("numerator")) / std::max(in, 1.0));
    }
    found.is_bare = denominator == 0;
    found.value = denominator > 0 ? numerator / denominator : numerator;
    if (planted.at("effect") != "worse") return;
    for (const Cells& row : counted) {
      const double in = std::stod(row.at("numerator"));
      const double lost = found.is_less_worse ? best * std::stod(row.at("denominator")) - in : in;
      const std::string name = name_for(row, planted);
      note_seen(row, planted, name);
      for (Part* part : {&found.all, &found.parts[name]}) {
        part->rows += 1;
        part->loss += lost;
        if (lost > 0) part->bad += 1;
      }
    }
  }

  // What the manifest says, and for each cause what it must move of the plain pack.
  std::vector<Cells> manifest(const std::string& effect) const {
    std::vector<Cells> wanted;
    std::set<std::string> causes;
    for (const Cells& planted : rows_of(data() + "/planted.csv")) {
      if (planted.at("effect") != effect) continue;
      if (!planted.at("pack").empty()) wanted.push_back(planted);
      if (!causes.insert(planted.at("cause")).second) continue;
      wanted.push_back(planted);
      wanted.back()["pack"] = plain_pack;
      wanted.back()["number"] = plain_numbers.at(planted.at("cause"));
    }
    return wanted;
  }

  fs::path folder_;
  std::map<std::string, Named> names_;
  std::size_t named_ = 0;  // rows for which somebody may be told in the evidence
  std::size_t told_ = 0;
};

TEST_P(Planted, fills_every_table) {
  for (const TableDefinition& table : all_tables()) {
    EXPECT_GT(synth_test::read_table(data(), table.name).rows(), 0U) << table.name;
  }
}

TEST_P(Planted, is_what_the_evidence_leads_to) {
  const auto worse = manifest("worse");
  EXPECT_GE(worse.size(), 4U);
  for (const Cells& planted : worse) {
    SCOPED_TRACE(planted.at("cause") + " moves " + planted.at("number"));
    const Found here = find(planted.at("shop_id"), planted);
    const Found there = find(planted.at("twin_shop_id"), planted);
    EXPECT_EQ(here.at_fault(), planted.at("value"));
    EXPECT_EQ(there.at_fault(), "");
    if (here.is_less_worse) {
      EXPECT_LT(here.value, there.value);
    } else {
      EXPECT_GT(here.value, there.value);
    }
  }
  EXPECT_GT(told_ * 50, named_ * 49);
  EXPECT_GT(named_, 1'000U);
}

TEST_P(Planted, is_spared_where_it_was_filed) {
  for (const Cells& planted : manifest("exempted")) {
    SCOPED_TRACE(planted.at("cause") + " would move " + planted.at("number"));
    const Found filed = find(planted.at("shop_id"), planted);
    const Named& reasons = names(planted.at("table"), planted.at("column"));
    std::size_t spared = 0;
    for (const auto& [filing, rows] : filed.exempted) {
      if (reasons.by_id.at(filing) == planted.at("value")) spared += rows;
    }
    EXPECT_GT(spared, 50U);
    const Found twin = find(planted.at("twin_shop_id"), planted);
    EXPECT_NEAR(filed.value, twin.value, 0.02);
    fs::rename(data() + "/exemptions.csv", data() + "/exemptions.txt");  // not read
    const Found unfiled = find(planted.at("shop_id"), planted);
    fs::rename(data() + "/exemptions.txt", data() + "/exemptions.csv");
    EXPECT_GT(std::abs(unfiled.value - filed.value), 0.1);
  }
}

// What a rating is of, as the market's file says it; of returns only where the platform asks.
TEST_P(Planted, rates_whatever_the_platform_asks_for) {
  const synth::Plan plan =
      synth::load_plan(std::string(rules) + '/' + GetParam() + "/market.yaml", "").value();
  std::set<std::string> asked(plan.rating_items.begin(), plan.rating_items.end());
  asked.insert(plan.return_rating.begin(), plan.return_rating.end());
  EXPECT_EQ(plan.return_rating.empty(), GetParam() != "jd");
  std::set<std::string> rated;
  const Csv csv = synth_test::read_table(data(), "ratings");
  for (std::size_t i = 0; i < csv.rows(); ++i) rated.emplace(csv.cell(i, "item"));
  EXPECT_EQ(rated, asked);
}

// A market abroad has none of the Chinese words that stand where its file says nothing else.
TEST_P(Planted, is_told_in_the_words_of_its_country) {
  std::set<std::string> in_chinese;
  for (const auto& entry : fs::directory_iterator(data())) {
    if (entry.path().extension() != ".csv") continue;
    std::ifstream in(entry.path());
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    const bool is_chinese = std::any_of(text.begin(), text.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte >= 0xE4 && byte <= 0xE9;  // as UTF-8 begins such words
    });
    if (is_chinese) in_chinese.insert(entry.path().filename().string());
  }
  if (GetParam() == "mercadolibre") {
    EXPECT_EQ(in_chinese, std::set<std::string>{});
  } else {
    EXPECT_TRUE(in_chinese.contains("agents.csv"));
  }
}

// Of thirteen chats none is rated badly, so the lazy agent shows in no rating, and the manifest
// does not say that it does.
TEST(FewFacts, leave_a_cause_unseen) {
  const fs::path folder = fs::temp_directory_path() / ("xingji-unseen-" + std::to_string(getpid()));
  fs::create_directories(folder);
  const auto made =
      test::run_program(std::string("synth --shops 40 --days 120 --market douyin --rules ") +
                            rules + " --into " + (folder / "data").string(),
                        folder);
  ASSERT_EQ(made.code, 0) << made.error;
  std::map<std::string, std::string> effects;
  for (const Cells& row : rows_of(folder / "data" / "planted.csv")) {
    effects[row.at("cause") + ' ' + row.at("number")] = row.at("effect");
  }
  EXPECT_EQ(effects["lazy_agent im_dissatisfied_rate"], "unseen");
  EXPECT_EQ(effects["slow_carrier delivery_rate"], "worse");
  fs::remove_all(folder);
}

std::vector<std::string> markets() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(rules)) {
    if (fs::exists(entry.path() / "market.yaml")) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string name_of(const ::testing::TestParamInfo<std::string>& market) {
  std::string name = market.param;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Markets, Planted, ::testing::ValuesIn(markets()), name_of);

}  // namespace
}  // namespace xingji
