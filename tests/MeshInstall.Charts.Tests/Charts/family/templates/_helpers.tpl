{{- define "shared" }}from the helpers of family{{ end }}
{{- define "family.root" }}{{ .Chart.Name }}{{ $.Template.Name }}{{ end }}
