import GoujiText

extension Profile {
  /// The profile that the binary carries.
  package static let standard: Profile = {
    ProfileReader.read(SourceText(path: "standard.gouji", bytes: PackageResources.standard_gouji)).profile
  }()
}
