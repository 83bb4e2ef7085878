// What is planted in a market is found again: by the evidence of what went wrong alone, the loss of
// a planted shop lies with whom the manifest names, and that of its twin with nobody.
#include <gtest/gtest.h>
#include <unistd.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "program.h"
#include "synth/fixture.h"

namespace xingji {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using synth_test::Csv;
using Cells = std::map<std::string, std::string>;  // by column name

constexpr const char* rules = XINGJI_SOURCE_DIR "/rules";

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
    const auto made = run("synth --shops 24 --days 120 --orders 24000 --seed 3 --market " +
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
    const std::string order = table == "orders" ? id : names(table, "order_id").by_id.at(id);
    const auto found = named.by_order.find(order);
    return found == named.by_order.end() ? "" : found->second;
  }

  struct Loss {
    std::map<std::string, double> by_name;
    double all = 0;

    std::string worst() const {
      std::string worst;
      for (const auto& [name, loss] : by_name) {
        if (worst.empty() || loss > by_name.at(worst)) worst = name;
      }
      return worst;
    }
    double share() const { return all == 0 ? 0 : by_name.at(worst()) / all; }
  };

  struct Found {
    Loss loss;
    double value = 0;
    bool is_less_worse = false;
  };

  // What a shop lost, by the evidence: what is short of the best, or what should not be at all.
  Found find(const std::string& shop, const Cells& planted) {
    const std::string evidence = (folder_ / "evidence.csv").string();
    const auto told = run("explain --rules " + std::string(rules) + " --pack " +
                          planted.at("pack") + " --facts " + data() + " --subject " + shop +
                          " --format json --evidence " + evidence + " --as-of 2022-06-30");
    EXPECT_EQ(told.code, 0) << told.error;
    const std::string& moved = planted.at("moves");
    Found found;
    const Json explanation = Json::parse(told.out);
    for (const Json& indicator : explanation["indicators"]) {
      if (indicator["id"] != moved) continue;
      for (const Json& step : indicator["steps"]) found.is_less_worse |= step["edge"] == "at_least";
    }
    double numerator = 0;
    double denominator = 0;
    double best = 0;
    std::vector<Cells> counted;
    for (Cells& row : rows_of(evidence)) {
      if (row.at("of") != moved || row.at("role") != "counted") continue;
      numerator += std::stod(row.at("numerator"));
      denominator += std::stod(row.at("denominator"));
      best = std::max(best, std::stod(row.at("numerator")));
      counted.push_back(std::move(row));
    }
    found.value = denominator == 0 ? numerator : numerator / denominator;
    for (const Cells& row : counted) {
      const double in = std::stod(row.at("numerator"));
      const double lost = found.is_less_worse ? best - in : in;
      if (lost == 0) continue;
      found.loss.by_name[name_for(row, planted)] += lost;
      found.loss.all += lost;
    }
    return found;
  }

  fs::path folder_;
  std::map<std::string, Named> names_;
};

TEST_P(Planted, fills_every_table) {
  for (const TableDefinition& table : all_tables()) {
    EXPECT_GT(synth_test::read_table(data(), table.name).rows(), 0U) << table.name;
  }
}

TEST_P(Planted, is_what_the_evidence_leads_to) {
  const auto manifest = rows_of(data() + "/planted.csv");
  ASSERT_FALSE(manifest.empty());
  for (const Cells& planted : manifest) {
    SCOPED_TRACE(planted.at("cause") + " moves " + planted.at("moves"));
    const Found here = find(planted.at("shop_id"), planted);
    const Found there = find(planted.at("twin_shop_id"), planted);
    EXPECT_EQ(here.loss.worst(), planted.at("value"));
    EXPECT_GT(here.loss.share(), 0.5);
    EXPECT_LT(there.loss.share(), 0.5);
    if (here.is_less_worse) {
      EXPECT_LT(here.value, there.value);
    } else {
      EXPECT_GT(here.value, there.value);
    }
  }
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
