#include "io/read_settings.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "io/zones.h"

namespace xingji {
namespace {

constexpr std::array<std::string_view, 2> known_keys = {"zone", "currency"};

Place place_of(const std::string& path, const YAML::Mark& mark) {
  return {path, mark.line + 1, mark.column + 1};
}

bool is_currency(std::string_view code) {
  return code.size() == 3 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class SettingsReader {
 public:
  explicit SettingsReader(std::string path) : path_(std::move(path)) {}

  Result<DataSettings> read(const std::string& text) {
    try {
      const YAML::Node root = YAML::Load(text);
      if (root.IsMap()) {
        for (const auto& entry : root) take(entry.first, entry.second);
      } else if (!root.IsNull()) {
        add(root.Mark(), "the file holds no settings", "write zone: Asia/Shanghai");
      }
    } catch (const YAML::Exception& fault) {
      add(fault.mark, "the file is not YAML: " + fault.msg, "");
    }
    const auto zone = find_zone(zone_);
    if (!zone && problems_.empty()) {
      problems_.push_back(
          {{path_, 0, 0}, "the system has no zone '" + zone_ + "'", "install the package tzdata"});
    }
    if (!problems_.empty()) return problems_;
    return DataSettings{*zone, currency_};
  }

 private:
  void add(const YAML::Mark& mark, std::string message, std::string remedy) {
    problems_.push_back({place_of(path_, mark), std::move(message), std::move(remedy)});
  }

  void take(const YAML::Node& key, const YAML::Node& value) {
    const std::string name = key.IsScalar() ? key.Scalar() : std::string{};
    const std::string said = value.IsScalar() ? value.Scalar() : std::string{};
    if (name == "zone") {
      zone_ = said;
      const auto names = zone_names();
      if (!find_zone(said) && !names.empty()) {
        add(value.Mark(), "unknown zone '" + said + "'", did_you_mean(said, names));
      }
    } else if (name == "currency") {
      currency_ = said;
      if (!is_currency(said)) {
        add(value.Mark(), "'" + said + "' is not a currency", "write its three letters: CNY");
      }
    } else {
      const std::string meant = did_you_mean(name, known_keys);
      add(key.Mark(), "unknown key '" + name + "'",
          meant.empty() ? "known are zone and currency" : meant);
    }
  }

  std::string path_;
  std::string zone_ = "Asia/Shanghai";
  std::string currency_ = "CNY";
  Problems problems_;
};

}  // namespace

Result<DataSettings> read_settings(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code error;
  if (!file && std::filesystem::exists(path, error)) {
    return Problem{{path, 0, 0}, "the file cannot be read", ""};
  }
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return SettingsReader(path).read(text);
}

}  // namespace xingji
